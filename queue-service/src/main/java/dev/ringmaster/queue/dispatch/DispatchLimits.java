package dev.ringmaster.queue.dispatch;

import java.util.Map;

/**
 * Limits of the whole ring.
 *
 * @param maxConcurrent slots in use at one time, ≥ 1
 * @param maxPerType by worker type; a type that is missing has no limit of its own
 */
public record DispatchLimits(int maxConcurrent, Map<String, Integer> maxPerType) {

    public DispatchLimits {
        maxPerType = Map.copyOf(maxPerType);
    }

    int forType(String type) {
        return maxPerType.getOrDefault(type, Integer.MAX_VALUE);
    }
}
