package dev.ringmaster.api.beads;

import dev.ringmaster.model.id.TaskId;
import java.util.Optional;

/** Answers which tasks a project has, by what issues call them. */
public interface KnownIssues {

    /** The task with this external id, else the one of the project that has it as its own id. */
    Optional<TaskId> id(String issue);

    /** The same task, read as it is now. */
    Optional<ImportedTask> task(String issue);
}
