package dev.ringmaster.api.why.facts;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.why.Prerequisite;
import dev.ringmaster.api.why.Prerequisites;
import dev.ringmaster.api.why.line.Place;
import dev.ringmaster.api.why.line.ReadyLine;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tasks that one waits for, each by the one that stands for it: a task that is tried again by its latest retry. */
final class Before {

    private final List<StoredTask> tasks;
    private final ReadyLine line;
    private final Map<TaskId, TaskId> retriedBy = new HashMap<>();

    /** @param tasks with every retry of theirs, in the order of creation */
    Before(List<StoredTask> tasks, ReadyLine line) {
        this.tasks = tasks;
        this.line = line;
        for (StoredTask task : tasks) {
            TaskId retried = task.definition().retryOf();
            if (retried != null) {
                retriedBy.put(retried, task.definition().id());
            }
        }
    }

    Prerequisites prerequisites(TaskId of) {
        Map<TaskId, Prerequisite> known = new HashMap<>();
        for (StoredTask task : tasks) {
            Prerequisite each = prerequisite(task);
            known.put(each.task(), each);
        }
        return new Prerequisites(of, known);
    }

    private Prerequisite prerequisite(StoredTask task) {
        TaskState state = task.state();
        return new Prerequisite(
                task.definition().id(),
                task.status(),
                state == null ? null : state.blockedBy(),
                sentence(task),
                task.definition().orderedDependencies().stream()
                        .map(this::standIn)
                        .toList(),
                task.definition().estimate());
    }

    private String sentence(StoredTask task) {
        TaskState state = task.state();
        String sentence = state == null ? "has not been seen by queue-service yet" : state.sentence();
        if (task.status() != TaskStatus.READY) {
            return sentence;
        }
        Place place = line.of(task.definition().id());
        return place.beyond() ? sentence : "is ready at place " + place.place() + " of " + place.ready();
    }

    private TaskId standIn(TaskId task) {
        TaskId last = task;
        TaskId next = retriedBy.get(last);
        while (next != null) {
            last = next;
            next = retriedBy.get(last);
        }
        return last;
    }
}
