package dev.ringmaster.model.usage;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one attempt. The four parts do not overlap, whatever the agent's own way of counting; null is unknown, never
 * zero.
 *
 * @param input sent and not taken from a cache
 * @param output received, reasoning included
 * @param cacheRead sent and taken from a cache
 * @param cacheWrite sent and put into a cache
 * @param source {@code UNKNOWN} when all four are null
 */
public record TokenUsage(
        @Nullable Long input,
        @Nullable Long output,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite,
        FigureSource source) {

    public static final TokenUsage UNKNOWN = new TokenUsage(null, null, null, null, FigureSource.UNKNOWN);

    /** @throws IllegalArgumentException if a part is below zero, or the source does not fit */
    public TokenUsage {
        boolean known = input != null || output != null || cacheRead != null || cacheWrite != null;
        if (known == (source == FigureSource.UNKNOWN)) {
            throw new IllegalArgumentException("tokens are unknown exactly when none is given, not " + source);
        }
        if (isNegative(input) || isNegative(output) || isNegative(cacheRead) || isNegative(cacheWrite)) {
            throw new IllegalArgumentException("tokens must be at least 0");
        }
    }

    private static boolean isNegative(@Nullable Long part) {
        return part != null && part < 0;
    }
}
