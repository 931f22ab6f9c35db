package dev.ringmaster.api.rest.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringmaster.api.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Completes every problem: its type, code and instance. A defect of ours is logged once under an id that the caller gets instead of
 * what went wrong inside.
 */
@ApplicationScoped
public class ProblemDefaults implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemDefaults.class);
    private static final String CODE = "code";
    private static final int SERVER_ERROR = 500;

    private final MeterRegistry metrics;

    ProblemDefaults(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        ProblemCode code = codeOf(problem);
        metrics.counter("ringmaster.api.problems", CODE, code.word()).increment();
        HttpProblem.Builder complete = HttpProblem.builder()
                .withType(code.type())
                .withTitle(code.title())
                .withStatus(code.status());
        problem.getHeaders().forEach(complete::withHeader);
        problem.getParameters().forEach(complete::with);
        if (!problem.getParameters().containsKey(CODE)) {
            complete.with(CODE, code.word());
        }
        if (code.status() >= SERVER_ERROR) {
            String id = UUID.randomUUID().toString();
            LOG.errorf(context.cause, "request failed: path=%s code=%s id=%s", context.path, code.word(), id);
            boolean ours = problem.getParameters().containsKey(CODE) && problem.getDetail() != null;
            return complete.withInstance(URI.create("urn:uuid:" + id))
                    .withDetail(
                            ours
                                    ? problem.getDetail()
                                    : "This is a defect. The log of api-service has the reason under " + id + ".")
                    .build();
        }
        LOG.debugf("request refused: path=%s code=%s detail=%s", context.path, code.word(), problem.getDetail());
        return complete.withInstance(instance(context.path))
                .withDetail(detailOf(problem, code, context.cause))
                .build();
    }

    private static ProblemCode codeOf(HttpProblem problem) {
        Object given = problem.getParameters().get(CODE);
        for (ProblemCode code : ProblemCode.values()) {
            if (code.word().equals(given)) {
                return code;
            }
        }
        return ProblemCode.ofStatus(problem.getStatusCode());
    }

    /** What libraries say of a refusal speaks of their insides; ours is told instead. */
    private static String detailOf(HttpProblem problem, ProblemCode code, Throwable cause) {
        if (problem.getDetail() != null && problem.getParameters().containsKey(CODE)) {
            return problem.getDetail();
        }
        return switch (code) {
            case MALFORMED_REQUEST ->
                "The body is not the JSON that is expected here" + placeOf(cause) + ". /q/swagger-ui shows an example.";
            case NOT_FOUND -> "There is no such path. /q/swagger-ui lists all of them.";
            case METHOD_NOT_ALLOWED ->
                "The path is right, but this method does not apply to it. /q/swagger-ui shows which do.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json; an import also as application/x-ndjson.";
            case NOT_ACCEPTABLE -> "Accept application/json, or text/event-stream for the stream.";
            default -> code.title() + ".";
        };
    }

    private static String placeOf(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof JsonProcessingException unreadable && unreadable.getLocation() != null) {
                JsonLocation place = unreadable.getLocation();
                return ": line " + place.getLineNr() + ", column " + place.getColumnNr() + " cannot be read";
            }
        }
        return "";
    }

    private static URI instance(String path) {
        try {
            return new URI(null, null, path.startsWith("/") ? path : "/" + path, null);
        } catch (java.net.URISyntaxException unusable) {
            return URI.create("/");
        }
    }
}
