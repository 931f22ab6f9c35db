package dev.ringmaster.model.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's output said of itself so far; each report is whole, so the last one counts.
 *
 * @param dialect how the output was understood, a worker type's word such as {@code codex}
 * @param session the agent's own id, with which it can go on; null when it gave none
 * @param model null when it did not say
 * @param turns as the agent counts them; null when it cannot be known
 * @param toolCalls null when it cannot be known
 * @param windows the last word on each window, by name
 * @param unknownEvents lines that this version could not make sense of, at least 0
 * @param result the agent's last words, cut to a bounded length; null when there were none
 */
public record AgentReport(
        String dialect,
        @Nullable String session,
        @Nullable String model,
        @Nullable Integer turns,
        @Nullable Integer toolCalls,
        TokenUsage tokens,
        Cost cost,
        List<RateLimitWindow> windows,
        long unknownEvents,
        @Nullable String result) {

    /** @throws IllegalArgumentException if a count is below zero */
    public AgentReport {
        windows = List.copyOf(windows);
        if (unknownEvents < 0 || (turns != null && turns < 0) || (toolCalls != null && toolCalls < 0)) {
            throw new IllegalArgumentException("counts must be at least 0");
        }
    }

    /** What is known of an agent that has said nothing. */
    public static AgentReport silent(String dialect) {
        return new AgentReport(dialect, null, null, null, null, TokenUsage.UNKNOWN, Cost.UNKNOWN, List.of(), 0, null);
    }
}
