package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.event.ImprovementEvent.BreakerChanged;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops releases after {@value #LIMIT} failures in a row; only a person lets them go on.
 *
 * @param open whether releases are stopped
 * @param failures in a row, ≥ 0
 */
public record Breaker(boolean open, int failures) {

    public static final int LIMIT = 3;
    public static final Breaker CLOSED = new Breaker(false, 0);

    public Breaker after(ReleaseDecision.Tally tally) {
        return switch (tally) {
            case NONE -> this;
            case SUCCESS -> open ? this : CLOSED;
            case FAILURE -> new Breaker(open || failures + 1 >= LIMIT, failures + 1);
        };
    }

    public Breaker close() {
        return CLOSED;
    }

    /** The fact to tell where releases are stopped or go on from now on. */
    public Optional<BreakerChanged> changeFrom(Breaker before, String by, Instant now) {
        if (open == before.open) {
            return Optional.empty();
        }
        String reason = open ? failures + " releases in a row failed" : "closed by " + by;
        return Optional.of(new BreakerChanged(open, failures, reason, now));
    }
}
