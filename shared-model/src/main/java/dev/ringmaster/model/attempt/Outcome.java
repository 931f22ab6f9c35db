package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, decided from the agent's exit, git and the gates. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.NeedsDecision.class, name = "needs_decision"),
    @JsonSubTypes.Type(value = Outcome.QuotaExhausted.class, name = "quota_exhausted"),
    @JsonSubTypes.Type(value = Outcome.TimedOut.class, name = "timed_out"),
    @JsonSubTypes.Type(value = Outcome.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = Outcome.Lost.class, name = "lost")
})
public sealed interface Outcome {

    /** One sentence for a person. */
    String sentence();

    /**
     * The work is proven and, in a worktree, landed.
     *
     * @param commit the full hash of the landed commit; null where there was nothing to land
     */
    record Succeeded(@Nullable String commit) implements Outcome {
        @Override
        public String sentence() {
            return commit == null ? "succeeded" : "succeeded: landed as " + commit;
        }
    }

    /**
     * @param message what happened, one sentence
     * @param detail what the next attempt should see: gate output or the agent's last lines; may be empty
     */
    record Failed(FailureClass failure, String message, String detail) implements Outcome {
        @Override
        public String sentence() {
            return message;
        }
    }

    record NeedsDecision(String question, String detail) implements Outcome {
        @Override
        public String sentence() {
            return "needs a decision: " + question;
        }
    }

    /**
     * @param until when the agent may be used again, or null when it did not say
     * @param window which of the account's limits it was, such as {@code five_hour}; null when it did not say
     * @param message the agent's own words; may be empty
     */
    record QuotaExhausted(@Nullable Instant until, @Nullable String window, String message) implements Outcome {

        public QuotaExhausted {
            // Absent in what earlier versions wrote.
            message = Objects.requireNonNullElse(message, "");
        }

        @Override
        public String sentence() {
            return "the agent's quota is used up"
                    + (window == null ? "" : " (" + window + ")")
                    + (until == null ? "" : " until " + until)
                    + (message.isEmpty() ? "" : ": " + message);
        }
    }

    /**
     * @param after the limit that was passed
     * @param detail the agent's last lines
     */
    record TimedOut(Duration after, String detail) implements Outcome {
        @Override
        public String sentence() {
            return "ran longer than " + after.toSeconds() + " s and was ended";
        }
    }

    record Cancelled(String reason) implements Outcome {
        @Override
        public String sentence() {
            return "was cancelled: " + reason;
        }
    }

    /** @param proof what shows that its process is gone without an exit record, such as another boot id */
    record Lost(String proof) implements Outcome {
        @Override
        public String sentence() {
            return "was lost: " + proof;
        }
    }
}
