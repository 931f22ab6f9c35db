package dev.ringmaster.model.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose spending a budget counts. */
public enum BudgetScope {
    /** All attempts of one task. */
    TASK,
    /** All tasks of one project in one day, UTC. */
    PROJECT_DAY,
    /** The whole ring in one day, UTC. */
    DAY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no scope has this word */
    public static BudgetScope ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
