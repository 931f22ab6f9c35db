package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.model.decision.DecisionOption;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer. */
@Schema(name = "AnswerDecision")
public record AnswerDecision(
        @Schema(description = "One of the decision's options.", examples = "retry") @NotBlank
        String option,

        @Schema(description = "Advice for the agent.", examples = "Use the streaming parser.")
        @Size(max = 100_000)
        @Nullable
        String text,

        @Schema(description = "Who answers; default 'a person'.") @Size(max = 100) @Nullable
        String by) {

    public DecisionOption toOption() {
        try {
            return DecisionOption.ofWord(option);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.invalid(
                    "option", "'" + option + "' is no option: expected retry, drop, approve, reject or raise");
        }
    }

    public String textOrEmpty() {
        return text == null ? "" : text;
    }

    public String byOrSomeone() {
        return AskTask.byOf(new AskTask(null, by));
    }
}
