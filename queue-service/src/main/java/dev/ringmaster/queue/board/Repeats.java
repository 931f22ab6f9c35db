package dev.ringmaster.queue.board;

import dev.ringmaster.model.event.AssignmentEvent.TaskRevoked;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.dispatch.SlotBook;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.task.TaskRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells once more what the board has told before, for readers that have lost it. */
public final class Repeats {

    private final Map<TaskId, Entry> tasks;
    private final SlotBook slots;
    private final TaskGraph graph;

    Repeats(Map<TaskId, Entry> tasks, SlotBook slots, TaskGraph graph) {
        this.tasks = tasks;
        this.slots = slots;
        this.graph = graph;
    }

    /** Publishes every task's state. */
    public void states(Journal journal) {
        tasks.values().stream()
                .sorted(Comparator.comparing(Entry::id))
                .forEach(entry -> journal.publish(new TaskStateRecorded(entry.state())));
    }

    /** Publishes every assignment that has an attempt under way, and its revocation where one was asked for. */
    public void assignments(Journal journal) {
        List<Entry> active = tasks.values().stream()
                .filter(entry -> entry.run.status().isActive())
                .sorted(Comparator.comparing(Entry::id))
                .toList();
        for (Entry entry : active) {
            TaskRun run = entry.run;
            journal.repeatAssignment(run, slots.versionOf(run.project()), graph::standInOf);
            if (run.cancelling()) {
                journal.publish(new TaskRevoked(
                        run.task(), Objects.requireNonNull(run.attempt()), run.epoch(), "was cancelled"));
            }
        }
    }
}
