package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.Capability;
import java.util.Map;

/**
 * Limits of the whole ring; what is missing in a map has no limit of its own.
 *
 * @param maxConcurrent slots in use at one time, ≥ 1
 * @param maxPerType slots in use of all workers of a type
 * @param maxPerCapability slots in use by tasks that require a capability, by its word
 * @param maxPerAccount slots in use of all workers that use one account
 */
public record DispatchLimits(
        int maxConcurrent,
        Map<String, Integer> maxPerType,
        Map<String, Integer> maxPerCapability,
        Map<String, Integer> maxPerAccount) {

    public DispatchLimits {
        maxPerType = Map.copyOf(maxPerType);
        maxPerCapability = Map.copyOf(maxPerCapability);
        maxPerAccount = Map.copyOf(maxPerAccount);
    }

    /** A limit for the whole ring alone. */
    public static DispatchLimits of(int maxConcurrent) {
        return new DispatchLimits(maxConcurrent, Map.of(), Map.of(), Map.of());
    }

    int forType(String type) {
        return maxPerType.getOrDefault(type, Integer.MAX_VALUE);
    }

    int forCapability(Capability capability) {
        return maxPerCapability.getOrDefault(capability.value(), Integer.MAX_VALUE);
    }

    int forAccount(String account) {
        return maxPerAccount.getOrDefault(account, Integer.MAX_VALUE);
    }
}
