package dev.ringmaster.model.settings;

import java.util.List;

/**
 * {@code [self_improvement]}: whether tasks may change Ringmaster itself.
 *
 * @param enabled default false
 * @param protectedFiles patterns of files that such a task must not change; default none
 * @param requireTests default true: a change without a passing test run is refused
 * @param autoRollback default true: a change after which the ring is not healthy is taken back
 */
public record SelfImprovementSettings(
        boolean enabled, List<String> protectedFiles, boolean requireTests, boolean autoRollback) {

    public static final SelfImprovementSettings DEFAULT = new SelfImprovementSettings(false, List.of(), true, true);

    /** @throws InvalidSettingException if a pattern is blank */
    public SelfImprovementSettings {
        protectedFiles = List.copyOf(protectedFiles);
        Rule.require(
                protectedFiles.stream().noneMatch(String::isBlank),
                "protected_files",
                "must not hold an empty pattern");
    }
}
