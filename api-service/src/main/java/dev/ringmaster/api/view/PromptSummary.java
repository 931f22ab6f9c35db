package dev.ringmaster.api.view;

import dev.ringmaster.model.attempt.PromptBlock;
import dev.ringmaster.model.attempt.PromptBudget;
import java.util.List;

/** The prompt of an attempt, and where its parts came from. */
public record PromptSummary(
        String attempt, String prompt, List<PromptBlock> blocks, List<PromptBlock> omitted, PromptBudget budget) {

    /** What is kept beside the text. */
    public record Parts(List<PromptBlock> blocks, List<PromptBlock> omitted, PromptBudget budget) {}
}
