package dev.ringmaster.api.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a release stands. */
public enum ReleaseStatus {
    /** A stage is under way, or waits for a release before it. */
    IN_PROGRESS,
    /** A person is asked. */
    BLOCKED,
    /** The scheduler puts the work upon the newest target and hands it over again. */
    HANDED_BACK,
    /** The ring runs it; it does not count yet. */
    LIVE,
    KEPT,
    /** It never went live. */
    REJECTED,
    /** It was live and is gone again. */
    WENT_BACK;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
