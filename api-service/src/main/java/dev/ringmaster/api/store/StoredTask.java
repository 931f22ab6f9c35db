package dev.ringmaster.api.store;

import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A task with what is known of its state.
 *
 * @param ordinal its place in the order of creation
 * @param state null before the queue has spoken
 * @param rank its place among its project's ready and waiting tasks, from 1, or null when it is not among the best
 */
public record StoredTask(
        long ordinal,
        TaskDefinition definition,
        InitialStatus initialStatus,
        @Nullable TaskState state,
        @Nullable Integer rank) {

    /** The status as far as it is known. */
    public TaskStatus status() {
        if (state != null) {
            return state.status();
        }
        return switch (initialStatus) {
            case DRAFT -> TaskStatus.DRAFT;
            case OPEN -> TaskStatus.BLOCKED;
            case DONE -> TaskStatus.DONE;
        };
    }
}
