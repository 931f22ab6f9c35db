package dev.ringmaster.model.settings;

import java.util.List;
import java.util.Map;

/**
 * {@code [scheduling]}: how many attempts run at one time, besides the limits of each worker and project.
 *
 * @param maxConcurrent 1 to 10000, default 16: attempts of the whole ring. More finishes sooner while the machine keeps up
 * @param maxPerType for a worker type, the most attempts of all its workers together, each 1 to 10000; default none
 * @param maxPerCapability for a capability, the most attempts of tasks that require it, each 1 to 10000; default none
 * @param maxPerAccount for an account, the most attempts of all workers that use its quota, each 1 to 10000; default none
 * @param preferTypes default none: worker types that are given tasks before others, the first first
 * @param fallbackTypes default none: worker types that are given a task only where no other has a free slot for it, the first first
 */
public record SchedulingSettings(
        int maxConcurrent,
        Map<String, Integer> maxPerType,
        Map<String, Integer> maxPerCapability,
        Map<String, Integer> maxPerAccount,
        List<String> preferTypes,
        List<String> fallbackTypes) {

    public static final SchedulingSettings DEFAULT =
            new SchedulingSettings(16, Map.of(), Map.of(), Map.of(), List.of(), List.of());

    /** @throws InvalidSettingException if a limit is out of its range, or a type is both preferred and a fallback */
    public SchedulingSettings {
        Rule.between("max_concurrent", maxConcurrent, 1, 10_000);
        maxPerType = limits("max_per_type", maxPerType);
        maxPerCapability = limits("max_per_capability", maxPerCapability);
        maxPerAccount = limits("max_per_account", maxPerAccount);
        preferTypes = List.copyOf(preferTypes);
        fallbackTypes = List.copyOf(fallbackTypes);
        Rule.require(
                preferTypes.stream().noneMatch(fallbackTypes::contains),
                "fallback_types",
                "must not hold a type of prefer_types");
    }

    private static Map<String, Integer> limits(String key, Map<String, Integer> limits) {
        limits.forEach((name, limit) -> Rule.between(key + "." + name, limit, 1, 10_000));
        return Map.copyOf(limits);
    }
}
