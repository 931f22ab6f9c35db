package dev.ringmaster.model.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who brings proven work onto the target branch. */
public enum LandingMode {
    /** Ringmaster, as soon as the gates have passed. */
    AUTO,
    /** Ringmaster, once a person has approved the difference. */
    REVIEW,
    /** A person, through the forge: the branch is pushed to the remote, and the task is done when the target holds its work. */
    PULL_REQUEST;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no mode has this word */
    public static LandingMode ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
