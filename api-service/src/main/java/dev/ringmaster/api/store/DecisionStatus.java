package dev.ringmaster.api.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a decision. */
public enum DecisionStatus {
    OPEN,
    ANSWERED,
    /** Its task ended, or went on, before anyone answered. */
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
