package dev.ringmaster.api.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.attempt.ModelTier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchWordsTest {

    private static final DispatchReason REASON = new DispatchReason(
            0.3, Map.of("priority", 0.3), Map.of("priority", 1.0), 1, 1, null, "may take any task", List.of());

    @Test
    void modelIsToldWithItsTierAndItsReason() {
        var choice = new ModelChoice(
                ModelTier.LOW,
                ModelTier.MEDIUM,
                "sonnet",
                "complexity low, for chore (-1); one tier up, for 1 earlier result was wrong");

        assertThat(DispatchWords.of(REASON.with(choice), "claude"))
                .endsWith("; no other worker had a free slot for it. It got model sonnet, tier medium: complexity low,"
                        + " for chore (-1); one tier up, for 1 earlier result was wrong.");
    }

    @Test
    void tierWithoutAModelIsTheAgentsOwnChoice() {
        assertThat(DispatchWords.of(
                        REASON.with(
                                new ModelChoice(ModelTier.LOW, ModelTier.LOW, null, "complexity low, for chore (-1)")),
                        "claude"))
                .endsWith(" Its agent chose the model, tier low: complexity low, for chore (-1).");
        assertThat(DispatchWords.of(REASON, "claude")).doesNotContain("model");
    }
}
