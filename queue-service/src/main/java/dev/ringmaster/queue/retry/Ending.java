package dev.ringmaster.queue.retry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt stood when it ended, besides its outcome.
 *
 * @param started whether its agent ever ran; an attempt that never ran is not counted
 * @param resumed whether it went on with what an earlier attempt's agent remembered
 * @param hasSession whether its agent's memory could be gone on with
 * @param before the counts without it
 * @param quotaUntil when the account that it used gets work again; null when that is not held
 * @param elsewhere whether a worker of another account may take the task now
 * @param chance 0 to 1, from a source of chance: how much of a pause's jitter is taken off
 */
public record Ending(
        boolean started,
        boolean resumed,
        boolean hasSession,
        Tries before,
        @Nullable Instant quotaUntil,
        boolean elsewhere,
        Instant now,
        double chance) {

    /** With nothing left to chance. */
    public Ending(
            boolean started,
            boolean resumed,
            boolean hasSession,
            Tries before,
            @Nullable Instant quotaUntil,
            boolean elsewhere,
            Instant now) {
        this(started, resumed, hasSession, before, quotaUntil, elsewhere, now, 0);
    }
}
