package dev.ringmaster.api.beads;

import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import java.util.List;

/**
 * What an import would do.
 *
 * @param created new tasks, in the order of their ids
 * @param updated tasks whose content changed in the file
 * @param submitted drafts that the file has opened since
 */
public record ImportPlan(
        List<PlannedTask> created, List<TaskDefinition> updated, List<TaskId> submitted, ImportReport report) {
    public ImportPlan {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        submitted = List.copyOf(submitted);
    }
}
