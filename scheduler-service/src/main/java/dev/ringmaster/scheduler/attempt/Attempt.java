package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.id.AttemptId;

/**
 * One attempt and where it stands. Immutable.
 *
 * @param number which attempt of its task it is, from 1
 */
public record Attempt(AttemptRef ref, int number, AttemptState state) {

    public AttemptId id() {
        return ref.attempt();
    }

    /** Whether its final outcome has been told; nothing follows. */
    public boolean isOver() {
        return state instanceof AttemptState.Finished || state instanceof AttemptState.Declined;
    }

    Attempt in(AttemptState next) {
        return new Attempt(ref, number, next);
    }
}
