package dev.ringmaster.api.task;

import dev.ringmaster.model.id.TaskId;
import java.util.List;

/** What becomes of drafts: tasks, or the first reason why not. */
public sealed interface TaskPlan {

    record Planned(List<PlannedTask> tasks) implements TaskPlan {
        public Planned {
            tasks = List.copyOf(tasks);
        }
    }

    /** @param index of the second draft with this ref */
    record DuplicateRef(String ref, int index) implements TaskPlan {}

    /** @param existing null when the other one stands in the same request */
    record DuplicateExternalId(
            String externalId,
            int index,
            @org.jspecify.annotations.Nullable TaskId existing) implements TaskPlan {}

    /** @param index of the draft that names what does not exist */
    record UnknownDependency(String name, int index) implements TaskPlan {}

    /** @param through what the request calls the tasks: a ref, or {@code tasks[3]} */
    record Cycle(List<String> through) implements TaskPlan {
        public Cycle {
            through = List.copyOf(through);
        }
    }
}
