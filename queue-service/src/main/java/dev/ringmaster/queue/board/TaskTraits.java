package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.queue.dispatch.Requirement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of a task's definition that decides when and where it runs; its text stays in the database. */
public record TaskTraits(
        TaskId id,
        ProjectId project,
        long version,
        Priority priority,
        Requirement requirement,
        @Nullable Duration estimate,
        Instant createdAt,
        Proviso proviso) {

    public static TaskTraits of(TaskDefinition task) {
        Requirement requirement = task.requires().isEmpty() && task.agent() == null
                ? Requirement.NONE
                : new Requirement(task.requires(), task.agent());
        return new TaskTraits(
                task.id(),
                task.project(),
                task.version(),
                task.priority(),
                requirement,
                task.estimate(),
                task.createdAt(),
                task.provisoOrNone());
    }
}
