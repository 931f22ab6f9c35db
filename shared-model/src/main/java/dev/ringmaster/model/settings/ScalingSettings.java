package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * {@code [scaling]}: whether the slots of a worker follow the work there is.
 *
 * @param enabled default false: every worker keeps its {@code max_concurrent} slots. True gives it as many as there is work for,
 *     from {@code min_concurrent} to {@code max_concurrent}
 * @param idle 0s to 1d, default 1m: how long a slot has nothing to do before it is taken away. More rides out pauses, less
 *     leaves room for other workers sooner
 */
public record ScalingSettings(boolean enabled, Duration idle) {

    public static final ScalingSettings DEFAULT = new ScalingSettings(false, Duration.ofMinutes(1));

    /** @throws InvalidSettingException if the time is out of its range */
    public ScalingSettings {
        Rule.between("idle", idle, Duration.ZERO, Duration.ofDays(1));
    }
}
