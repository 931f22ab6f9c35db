package dev.ringmaster.model.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of work a task is; the enricher words its instructions by it. */
public enum TaskKind {
    FEATURE,
    BUG_FIX,
    INFRASTRUCTURE,
    RESEARCH,
    DOCUMENTATION,
    CHORE,
    /** Not said; the enricher classifies it from the text. */
    UNSPECIFIED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this word */
    public static TaskKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
