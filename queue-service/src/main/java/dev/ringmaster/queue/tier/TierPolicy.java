package dev.ringmaster.queue.tier;

import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.attempt.ModelTier;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.ModelTiers;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which model a tier means.
 *
 * @param types by worker type; a type that is not there has no tiers
 * @param fixed workers that keep to a model or to arguments of their own
 */
public record TierPolicy(Map<String, ModelTiers> types, Set<WorkerId> fixed) {

    /** No tiers for anyone. */
    public static final TierPolicy NONE = new TierPolicy(Map.of(), Set.of());

    public TierPolicy {
        types = Map.copyOf(types);
        fixed = Set.copyOf(fixed);
    }

    public boolean speaksOf(WorkerId worker, String type) {
        return types.containsKey(type) && !fixed.contains(worker);
    }

    /**
     * The tier that the task's complexity asks for, one up for each result that was wrong, and what that means for the type.
     *
     * @param wrong earlier results of the task that did not pass, ≥ 0
     * @throws IllegalArgumentException if the type has no tiers
     */
    public ModelChoice choose(Complexity complexity, int wrong, String type) {
        ModelTiers tiers = types.get(type);
        if (tiers == null) {
            throw new IllegalArgumentException("type " + type + " has no tiers");
        }
        ModelTier tier = complexity.level().up(wrong);
        return new ModelChoice(
                complexity.level(),
                tier,
                model(tiers, tier),
                looks(complexity) + raised(complexity.level(), tier, wrong));
    }

    private static @Nullable String model(ModelTiers tiers, ModelTier tier) {
        return switch (tier) {
            case LOW -> tiers.low();
            case MEDIUM -> tiers.medium();
            case HIGH -> tiers.high();
        };
    }

    private static String looks(Complexity complexity) {
        String level = "complexity " + complexity.level().word();
        return complexity.reasons().isEmpty()
                ? level + ", for nothing about it stands out"
                : level + ", for " + String.join(", ", complexity.reasons());
    }

    private static String raised(ModelTier level, ModelTier tier, int wrong) {
        if (wrong == 0) {
            return "";
        }
        String results = wrong == 1 ? "1 earlier result was wrong" : wrong + " earlier results were wrong";
        if (tier == level) {
            return "; no tier is higher, though " + results;
        }
        String steps = tier == level.up(1) ? "one tier" : "two tiers";
        return "; " + steps + " up, for " + results;
    }
}
