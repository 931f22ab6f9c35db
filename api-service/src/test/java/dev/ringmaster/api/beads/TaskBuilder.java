package dev.ringmaster.api.beads;

import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;

/** Tasks that a person has changed. */
final class TaskBuilder {

    private TaskBuilder() {}

    static TaskDefinition retitled(TaskDefinition task, String title) {
        return new TaskChange(title, null, null, null, null, null, null, null, null, null, null, null).applyTo(task);
    }

    static TaskDefinition prioritised(TaskDefinition task, int level) {
        return new TaskChange(null, null, null, new Priority(level), null, null, null, null, null, null, null, null)
                .applyTo(task);
    }

    static TaskDefinition described(TaskDefinition task, String description) {
        return new TaskChange(null, description, null, null, null, null, null, null, null, null, null, null)
                .applyTo(task);
    }

    static TaskDefinition dependingOn(TaskDefinition task, java.util.Set<dev.ringmaster.model.id.TaskId> others) {
        return TaskChange.ofDependencies(others).applyTo(task);
    }
}
