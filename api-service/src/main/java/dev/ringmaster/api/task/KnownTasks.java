package dev.ringmaster.api.task;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.util.Optional;

/** Answers which tasks exist. */
public interface KnownTasks {

    boolean exists(TaskId task);

    /** The task of this project with this external id. */
    Optional<TaskId> byExternalId(ProjectId project, String externalId);
}
