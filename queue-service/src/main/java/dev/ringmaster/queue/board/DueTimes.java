package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When tasks that wait for a moment are to be looked at again. */
final class DueTimes {

    private record Due(Instant at, TaskId task) {}

    private final TreeSet<Due> order =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::task));
    private final Map<TaskId, Due> byTask = new HashMap<>();

    /** Sets a task's moment; null takes it away. */
    void set(TaskId task, @Nullable Instant at) {
        Due before = at == null ? byTask.remove(task) : byTask.put(task, new Due(at, task));
        if (before != null) {
            order.remove(before);
        }
        if (at != null) {
            order.add(new Due(at, task));
        }
    }

    Optional<Instant> next() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
    }

    /** Tasks whose moment has come, in order. */
    List<TaskId> dueAt(Instant now) {
        List<TaskId> due = new ArrayList<>();
        for (Due next : order) {
            if (next.at().isAfter(now)) {
                break;
            }
            due.add(next.task());
        }
        return due;
    }
}
