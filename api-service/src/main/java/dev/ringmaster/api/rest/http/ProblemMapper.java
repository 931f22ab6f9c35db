package dev.ringmaster.api.rest.http;

import dev.ringmaster.api.problem.ProblemException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** Turns refusals into problem+json. */
@Provider
@Priority(Priorities.USER)
public class ProblemMapper extends ExceptionMapperBase<ProblemException> {

    @Override
    protected HttpProblem toProblem(ProblemException refusal) {
        return of(refusal);
    }

    static HttpProblem of(ProblemException refusal) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(refusal.code().type())
                .withTitle(refusal.code().title())
                .withStatus(refusal.code().status())
                .withDetail(refusal.detail())
                .with("code", refusal.code().word());
        refusal.members().forEach(problem::with);
        return problem.build();
    }
}
