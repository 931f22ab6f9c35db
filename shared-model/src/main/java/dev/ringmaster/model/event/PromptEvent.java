package dev.ringmaster.model.event;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.PromptBlock;
import dev.ringmaster.model.attempt.PromptBudget;
import dev.ringmaster.model.id.TaskId;
import java.util.List;

/** What agents are told, on {@link Topic#PROMPTS}, keyed by task. Written by enricher-service. */
public sealed interface PromptEvent extends Event {

    Assignment assignment();

    default TaskId taskId() {
        return assignment().task().id();
    }

    @Override
    default String key() {
        return taskId().value();
    }

    /**
     * @param prompt the whole prompt, Markdown
     * @param blocks what it holds, in its order
     * @param omitted what was left out for lack of budget
     */
    record TaskPrepared(
            Assignment assignment,
            String prompt,
            List<PromptBlock> blocks,
            List<PromptBlock> omitted,
            PromptBudget budget)
            implements PromptEvent {
        public TaskPrepared {
            blocks = List.copyOf(blocks);
            omitted = List.copyOf(omitted);
        }
    }

    record TaskPreparationFailed(Assignment assignment, String reason) implements PromptEvent {}
}
