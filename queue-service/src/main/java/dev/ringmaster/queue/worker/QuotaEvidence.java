package dev.ringmaster.queue.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt's end says of its account's quota.
 *
 * @param window which one is used up, or null when the CLI did not say
 * @param resetsAt when it is new, or null when the CLI did not say
 * @param at when the attempt ended
 * @param jitter how much later than stated the account gets work again, ≥ 0
 */
public record QuotaEvidence(
        String type,
        String account,
        @Nullable String window,
        @Nullable Instant resetsAt,
        Instant at,
        Duration jitter) {

    private static final String SOME_WINDOW = "quota";

    String windowOrSome() {
        return window == null || window.isBlank() ? SOME_WINDOW : window;
    }

    /** The stated end; one that has passed before the account was limited states nothing. */
    @Nullable
    Instant statedReset() {
        return resetsAt != null && resetsAt.isAfter(at) ? resetsAt : null;
    }

    /** @param jitter the most */
    public static Duration spread(Duration jitter, Object salt) {
        long millis = jitter.toMillis();
        return millis == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.floorMod(salt.hashCode() * 2654435761L, millis + 1));
    }
}
