package dev.ringmaster.api.rest.http;

import dev.ringmaster.api.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.jboss.logging.Logger;

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
                .withDetail(detailOf(problem, code))
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

    private static String detailOf(HttpProblem problem, ProblemCode code) {
        if (problem.getDetail() != null && !problem.getDetail().isBlank()) {
            return problem.getDetail();
        }
        return switch (code) {
            case MALFORMED_REQUEST -> "The body is not the JSON that is expected here. /q/swagger-ui shows an example.";
            case NOT_FOUND -> "There is no such path. /q/swagger-ui lists all of them.";
            default -> code.title() + ".";
        };
    }

    private static URI instance(String path) {
        try {
            return new URI(null, null, path.startsWith("/") ? path : "/" + path, null);
        } catch (java.net.URISyntaxException unusable) {
            return URI.create("/");
        }
    }
}
