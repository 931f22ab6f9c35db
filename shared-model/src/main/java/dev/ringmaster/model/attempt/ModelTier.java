package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How hard a task looks, and how able a model is to be for it: three steps, the smallest first. */
public enum ModelTier {
    LOW,
    MEDIUM,
    HIGH;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** So many steps up, at most to {@link #HIGH}; ≥ 0. */
    public ModelTier up(int steps) {
        ModelTier tier = this;
        for (int step = 0; step < steps && tier != HIGH; step++) {
            tier = tier == LOW ? MEDIUM : HIGH;
        }
        return tier;
    }
}
