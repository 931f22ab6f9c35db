package dev.ringmaster.model.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may answer; which of them apply stands in the {@link Decision}. */
public enum DecisionOption {
    /** Try again, with the answer's text as advice to the agent; the count of attempts starts anew. */
    RETRY,
    /** Give the task up: it becomes failed. */
    DROP,
    /** The reviewed work lands. */
    APPROVE,
    /** The reviewed work does not land; a new attempt is made, with the answer's text as advice to the agent. */
    REJECT,
    /**
     * Let this task spend more than the budget allows: once more as much as one task may, or one reserve where tasks have no
     * limit.
     */
    RAISE,
    /** A new attempt adds tests to the change. */
    ADD_TESTS,
    /** The change goes on without tests, marked as risky. */
    SKIP;

    /** Whether it says what becomes of work that is proven already; the attempt goes on or ends by it. */
    public boolean isForLanding() {
        return switch (this) {
            case APPROVE, REJECT, ADD_TESTS, SKIP -> true;
            case RETRY, DROP, RAISE -> false;
        };
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no option has this word */
    public static DecisionOption ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
