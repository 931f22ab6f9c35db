package dev.ringmaster.api.beads.export;

import dev.ringmaster.model.id.TaskId;
import java.util.Map;

/** The tasks of a project. */
public interface ProjectTasks {

    /** What issue files call each task, in the order of creation. */
    Map<TaskId, String> names();

    /** @throws java.util.NoSuchElementException if the project has no such task */
    ExportedTask task(TaskId id);
}
