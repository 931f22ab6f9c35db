package dev.ringmaster.model.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the windows in which an account's use is limited, as the agent last spoke of it.
 *
 * @param name the agent's own, such as {@code five_hour}
 * @param status the agent's own, such as {@code allowed} or {@code rejected}
 * @param resetsAt null when it did not say
 * @param utilization the used part, 0 to 1 and over 1 in overage; null when it did not say
 */
public record RateLimitWindow(
        String name,
        String status,
        @Nullable Instant resetsAt,
        @Nullable Double utilization) {}
