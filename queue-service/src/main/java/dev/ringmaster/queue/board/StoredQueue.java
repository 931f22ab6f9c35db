package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.budget.Spend;
import dev.ringmaster.queue.slot.Turn;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.queue.worker.Clock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the board is built from after a start.
 *
 * @param tasks in the order they were created
 */
public record StoredQueue(
        List<StoredProject> projects, List<StoredWorker> workers, List<StoredTask> tasks, StoredBrakes brakes) {

    public static final StoredQueue EMPTY = new StoredQueue(List.of(), List.of(), List.of(), StoredBrakes.NONE);

    public StoredQueue {
        projects = List.copyOf(projects);
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
    }

    /**
     * What keeps tasks from being given out, besides the tasks themselves.
     *
     * @param ringPausedBy who paused the whole ring and why, or null
     * @param spends of today, and of every unfinished task
     * @param ceilings how far a person let tasks go beyond the budgets, in US dollars
     */
    public record StoredBrakes(
            @Nullable String ringPausedBy, List<Clock> clocks, List<Spend> spends, Map<TaskId, BigDecimal> ceilings) {

        public static final StoredBrakes NONE = new StoredBrakes(null, List.of(), List.of(), Map.of());

        public StoredBrakes {
            clocks = List.copyOf(clocks);
            spends = List.copyOf(spends);
            ceilings = Map.copyOf(ceilings);
        }
    }

    /** @param turn its last one, or null when it had none yet */
    public record StoredProject(
            ProjectId id,
            long version,
            ProjectPolicy policy,
            @Nullable Turn turn) {}

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
