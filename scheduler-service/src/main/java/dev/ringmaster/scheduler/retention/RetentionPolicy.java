package dev.ringmaster.scheduler.retention;

import dev.ringmaster.scheduler.attempt.AttemptState;
import java.time.Duration;
import java.time.Instant;

/**
 * Says when what an attempt left on disk may go.
 *
 * @param output how long what an attempt printed is kept after its end, > 0
 * @param events how long events are kept, > 0
 */
record RetentionPolicy(Duration output, Duration events) {

    /** Whether the attempt has ended, and long enough ago that nobody is promised its output any more. */
    boolean isOver(AttemptState state, Instant now) {
        return switch (state) {
            case AttemptState.Finished finished -> isOld(finished.at(), now);
            case AttemptState.Declined declined -> isOld(declined.at(), now);
            case AttemptState.Waiting _,
                    AttemptState.Preparing _,
                    AttemptState.Running _,
                    AttemptState.Proving _,
                    AttemptState.Proven _,
                    AttemptState.Reviewing _,
                    AttemptState.Proposed _,
                    AttemptState.Landing _,
                    AttemptState.Releasing _ -> false;
        };
    }

    /** Fences turn away events that come again, so they outlive the events. */
    Instant fencesGoBefore(Instant now) {
        return now.minus(output.compareTo(events) > 0 ? output : events);
    }

    private boolean isOld(Instant ended, Instant now) {
        return ended.plus(output).isBefore(now);
    }
}
