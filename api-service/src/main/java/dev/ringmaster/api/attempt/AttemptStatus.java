package dev.ringmaster.api.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an attempt has come, as its events tell. */
public enum AttemptStatus {
    ASSIGNED,
    PREPARED,
    RUNNING,
    EXITED,
    PROVEN,
    LANDED,
    FINISHED,
    DECLINED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
