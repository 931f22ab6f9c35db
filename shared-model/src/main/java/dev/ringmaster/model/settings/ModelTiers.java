package dev.ringmaster.model.settings;

import org.jspecify.annotations.Nullable;

/**
 * {@code [tiers.<worker type>]}: which model a tier means for workers of a type; each default null, the agent's own choice.
 *
 * @param low for tasks that look easy
 * @param medium for most
 * @param high for those that look hard
 */
public record ModelTiers(
        @Nullable String low,
        @Nullable String medium,
        @Nullable String high) {

    /** @throws InvalidSettingException if a name could be taken for an option */
    public ModelTiers {
        check("low", low);
        check("medium", medium);
        check("high", high);
    }

    private static void check(String key, @Nullable String model) {
        Rule.require(
                model == null || WorkerSettings.MODEL.matcher(model).matches(),
                key,
                "must match " + WorkerSettings.MODEL.pattern());
    }
}
