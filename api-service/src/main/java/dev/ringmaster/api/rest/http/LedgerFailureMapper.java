package dev.ringmaster.api.rest.http;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.runtime.ledger.LedgerException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** Says that the database cannot be used now, and no more than that. */
@Provider
@Priority(Priorities.USER)
public class LedgerFailureMapper extends ExceptionMapperBase<LedgerException> {

    @Override
    protected HttpProblem toProblem(LedgerException failure) {
        ProblemCode code = failure.isDiskFull() ? ProblemCode.STORAGE_FULL : ProblemCode.UNAVAILABLE;
        return HttpProblem.builder()
                .withType(code.type())
                .withTitle(code.title())
                .withStatus(code.status())
                .withDetail(
                        failure.isDiskFull()
                                ? "The disk is full; nothing of this request was kept. Free some room and send it again."
                                : "The database cannot be used now; nothing of this request was kept. Send it again in a moment.")
                .with("code", code.word())
                .build();
    }
}
