package dev.ringmaster.api.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether releases are stopped after failures in a row.
 *
 * @param failures how many in a row, ≥ 0
 * @param reason one sentence, or empty
 * @param at since when; null if nothing was ever told of it
 */
public record BreakerRecord(
        boolean open, int failures, String reason, @Nullable Instant at) {

    static final BreakerRecord CLOSED = new BreakerRecord(false, 0, "", null);
}
