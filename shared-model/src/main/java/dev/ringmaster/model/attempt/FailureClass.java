package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of failure ended an attempt; the queue's retry policy reads it. */
public enum FailureClass {
    /** A gate did not pass on the agent's work. */
    GATE_FAILED,
    /** The agent ended well but changed nothing. */
    NO_CHANGES,
    /** The agent itself failed: its last event or its exit code says so. */
    AGENT_ERROR,
    /** The model's servers were overloaded or limited the rate for a moment; soon it works again. */
    CAPACITY,
    /** The model's servers could not be reached, or the connection broke. */
    NETWORK,
    /** The conversation grew past what the model takes; only a fresh one helps. */
    CONTEXT_OVERFLOW,
    /** The agent is not logged in, or its key is not accepted. */
    AUTHENTICATION,
    /** The agent refused its arguments: they do not fit its version. */
    BAD_ARGUMENTS,
    /** What the agent was to go on from is gone; only a fresh start helps. */
    SESSION_LOST,
    /** The agent's output ended without its final event: it was cut off. */
    INCOMPLETE,
    /** The agent neither worked nor wrote for too long. */
    HUNG,
    /** The agent repeated itself. */
    LOOPING,
    /** The agent used more memory than it may. */
    OUT_OF_MEMORY,
    /** The agent passed another of its limits: processes, output or disk. */
    RESOURCE_LIMIT,
    /** Tests that were there before were deleted, skipped or weakened. */
    TESTS_WEAKENED,
    /** The work does not go onto the target branch. */
    CONFLICT,
    /** A person looked at the work and sent it back. */
    REJECTED,
    /** A change to Ringmaster itself has too few tests; a person asked for more. */
    TESTS_MISSING,
    /** A change to Ringmaster itself did not pass its proof, could not be built, or does not go with the release before it. */
    PROOF_FAILED,
    /** A change to Ringmaster itself went live, did harm and was taken back. */
    RELEASE_FAILED,
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
