package dev.ringmaster.model.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person is asked about. */
public enum DecisionKind {
    /** All attempts are spent. */
    RETRIES_SPENT,
    /** The agent asked a question. */
    AGENT_QUESTION,
    /** The work does not go onto the target branch. */
    CONFLICT,
    /** Something about the project must be put right first, such as a missing target branch. */
    PROJECT_PROBLEM,
    /** Proven work waits for a person's look at it before it lands. */
    REVIEW,
    /** No worker that may take the task can do it: an account or a command line must be put right first. */
    WORKER_PROBLEM,
    /** The task's next attempt would spend more than a budget allows. */
    BUDGET,
    /** A change to Ringmaster itself touches what guards it. */
    PROTECTED_CHANGE,
    /** A change to Ringmaster itself has no tests that cover it. */
    TESTS_MISSING;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
