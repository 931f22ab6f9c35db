package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.id.AttemptId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as its steps need it.
 *
 * @param traceparent the trace that its events belong to, or null
 */
public record LiveAttempt(Assignment assignment, @Nullable String traceparent) {

    public AttemptId id() {
        return assignment.attempt();
    }

    public AttemptRef ref() {
        return assignment.ref();
    }
}
