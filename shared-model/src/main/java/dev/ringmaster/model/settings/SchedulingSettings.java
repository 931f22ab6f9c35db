package dev.ringmaster.model.settings;

import java.util.Map;

/**
 * {@code [scheduling]}: how many attempts run at one time, besides the limits of each worker and project.
 *
 * @param maxConcurrent 1 to 10000, default 16: attempts of the whole ring. More finishes sooner while the machine keeps up
 * @param maxPerType for a worker type, the most attempts of all its workers together, each 1 to 10000; default none
 */
public record SchedulingSettings(int maxConcurrent, Map<String, Integer> maxPerType) {

    public static final SchedulingSettings DEFAULT = new SchedulingSettings(16, Map.of());

    /** @throws InvalidSettingException if a limit is out of its range */
    public SchedulingSettings {
        Rule.between("max_concurrent", maxConcurrent, 1, 10_000);
        maxPerType = Map.copyOf(maxPerType);
        maxPerType.forEach((type, limit) -> Rule.between("max_per_type." + type, limit, 1, 10_000));
    }
}
