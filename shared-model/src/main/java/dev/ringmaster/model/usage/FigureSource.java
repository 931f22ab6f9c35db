package dev.ringmaster.model.usage;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a figure comes from. */
public enum FigureSource {
    /** The agent reported it. */
    ACTUAL,
    /** Reckoned from reported tokens and the price table. */
    PRICED,
    /** Reckoned from something less than that, such as a price that stands in for a missing one. */
    ESTIMATED,
    /** Nobody said; the figure is absent, which is not zero. */
    UNKNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
