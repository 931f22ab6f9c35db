package dev.ringmaster.api.plan;

import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Groups tasks by what they ask of their worker. Not for several threads. */
final class WorkerLanes {

    private record Asked(Set<Capability> requires, @Nullable WorkerId agent) {}

    private final List<WorkerSummary> workers;
    private final Map<Asked, Integer> lanes = new HashMap<>();
    private final List<int[]> workersOfLane = new ArrayList<>();

    WorkerLanes(List<WorkerSummary> workers) {
        this.workers = workers;
    }

    /** The task's lane. */
    int of(TaskDefinition task) {
        return lanes.computeIfAbsent(new Asked(task.requires(), task.agent()), _ -> {
            workersOfLane.add(IntStream.range(0, workers.size())
                    .filter(w -> mayTake(workers.get(w), task))
                    .toArray());
            return workersOfLane.size() - 1;
        });
    }

    /** By lane, the places of the workers that may take its tasks. */
    int[][] workersOfLane() {
        return workersOfLane.toArray(int[][]::new);
    }

    /** As queue-service matches them: a dedicated worker takes only what asks for it. */
    static boolean mayTake(WorkerSummary worker, TaskDefinition task) {
        boolean able = worker.capabilities().containsAll(task.requires());
        return task.agent() == null
                ? able && !(worker.dedicated() && task.requires().isEmpty())
                : able && worker.id().equals(task.agent());
    }
}
