package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a running attempt is, by what its processes do; told when it changes. */
public enum AttemptHealth {
    /** It writes, or changes files. */
    ACTIVE,
    /** It has been quiet for a while, but computes or holds a connection open. */
    THINKING,
    /** It has been quiet for longer than its worker usually is; nothing is done about it. */
    SLOW,
    /** It has neither written, computed nor changed a file for so long that it is ended. */
    HUNG,
    /** It writes the same again and again; it is ended unless it stops. */
    LOOPING,
    /** Its processes together use more memory than they may; it is ended. */
    OVER_MEMORY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
