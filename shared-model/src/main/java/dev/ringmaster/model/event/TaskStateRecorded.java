package dev.ringmaster.model.event;

import dev.ringmaster.model.task.TaskState;

/** The latest state of a task, on {@link Topic#TASK_STATES} (compacted), keyed by task: any read model is rebuilt from it. */
public record TaskStateRecorded(TaskState state) implements Event {
    @Override
    public String key() {
        return state.task().value();
    }
}
