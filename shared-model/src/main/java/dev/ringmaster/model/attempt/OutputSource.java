package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who wrote a piece of an attempt's output. */
public enum OutputSource {
    AGENT,
    GATE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
