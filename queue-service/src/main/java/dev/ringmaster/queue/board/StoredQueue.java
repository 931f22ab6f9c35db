package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.task.TaskRun;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the board is built from after a start.
 *
 * @param tasks in the order they were created
 */
public record StoredQueue(List<StoredProject> projects, List<StoredWorker> workers, List<StoredTask> tasks) {

    public static final StoredQueue EMPTY = new StoredQueue(List.of(), List.of(), List.of());

    public StoredQueue {
        projects = List.copyOf(projects);
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
    }

    public record StoredProject(ProjectId id, long version, ProjectPolicy policy) {}

    public record StoredWorker(WorkerSnapshot snapshot, boolean takesTasks) {}

    /**
     * @param run a blocked task's reason may be any: it is worked out anew
     * @param retryOf the finished task it tries again, or null
     */
    public record StoredTask(
            TaskTraits traits,
            Set<TaskId> dependsOn,
            @Nullable TaskId retryOf,
            TaskRun run) {}
}
