package dev.ringmaster.model.settings;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * {@code [prices]}: what models cost, for agents that report tokens but no cost.
 *
 * @param models by the name that the agent reports, or its beginning up to a dash, dot, slash, colon or at sign; default none
 */
public record PriceSettings(Map<String, ModelPrice> models) {

    public static final PriceSettings DEFAULT = new PriceSettings(Map.of());

    /** @throws InvalidSettingException if a model has no name */
    public PriceSettings {
        models = Map.copyOf(models);
        Rule.require(models.keySet().stream().noneMatch(String::isBlank), "prices", "must name the model");
    }

    /** The price of the longest name that fits, so that {@code gpt-5} also prices {@code gpt-5-2026-01-01}. */
    public Optional<ModelPrice> of(String model) {
        return models.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), model))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean fits(String name, String model) {
        return model.startsWith(name)
                && (model.length() == name.length() || "-./:@".indexOf(model.charAt(name.length())) >= 0);
    }
}
