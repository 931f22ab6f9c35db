package dev.ringmaster.model.settings;

/**
 * {@code [scaling]}: whether the slots of a worker follow the work there is.
 *
 * @param enabled default false: every worker keeps its {@code max_concurrent} slots
 */
public record ScalingSettings(boolean enabled) {

    public static final ScalingSettings DEFAULT = new ScalingSettings(false);
}
