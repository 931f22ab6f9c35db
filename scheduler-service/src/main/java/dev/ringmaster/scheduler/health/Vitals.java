package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.attempt.AttemptHealth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt is, and since when it has done nothing of each kind. Immutable.
 *
 * @param reason one sentence
 * @param at when it was last looked at
 * @param heardAt when its output last grew
 * @param changedAt when a file of its worktree last changed, as far as is known
 * @param computedAt when it last computed
 * @param loopingSince since when its output only repeats itself; null while it does not
 */
public record Vitals(
        AttemptHealth health,
        String reason,
        Instant at,
        long outputBytes,
        Duration cpu,
        Instant heardAt,
        Instant changedAt,
        Instant computedAt,
        @Nullable Instant loopingSince) {

    /**
     * Those of an attempt that is looked at for the first time.
     *
     * @param heardAt when it last printed; for one that has just started, when that was
     */
    public static Vitals first(Instant at, Instant heardAt, long outputBytes, Duration cpu) {
        return new Vitals(AttemptHealth.ACTIVE, "has just begun", at, outputBytes, cpu, heardAt, heardAt, at, null);
    }

    Instant progressAt() {
        return heardAt.isAfter(changedAt) ? heardAt : changedAt;
    }

    Duration quiet() {
        return Duration.between(progressAt(), at);
    }

    /** How long it has done nothing at all. */
    Duration still() {
        return Duration.between(progressAt().isAfter(computedAt) ? progressAt() : computedAt, at);
    }
}
