package dev.ringmaster.model.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a worker's agent is kept in.
 *
 * @param kind default {@code none}
 * @param network default true: whether a sandboxed agent sees the network; without one most agents cannot reach their model
 */
public record Sandbox(Kind kind, boolean network) {

    public static final Sandbox NONE = new Sandbox(Kind.NONE, true);

    /** How an agent is kept apart from the rest of the machine. */
    public enum Kind {
        /** Not at all: it may do what its user may. */
        NONE,
        /** By bubblewrap (bwrap): the root is read-only, and other worktrees, the ring's state and the home folder are not there. */
        BUBBLEWRAP;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether there is any. */
    public boolean isOn() {
        return kind != Kind.NONE;
    }
}
