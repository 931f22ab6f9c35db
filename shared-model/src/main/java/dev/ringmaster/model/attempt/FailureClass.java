package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of failure ended an attempt; the queue's retry policy reads it. */
public enum FailureClass {
    /** A gate did not pass on the agent's work. */
    GATE_FAILED,
    /** The agent ended well but changed nothing. */
    NO_CHANGES,
    /** The agent itself failed: its exit code says so. */
    AGENT_ERROR,
    /** The work does not go onto the target branch. */
    CONFLICT,
    /** The worker's command could not be started. */
    BAD_COMMAND,
    /** The prompt could not be built. */
    PREPARATION,
    /** The project must be put right first: its repository or target branch. */
    PROJECT_PROBLEM,
    /** Ringmaster's machine could not do its part, for example a full disk. */
    INFRASTRUCTURE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
