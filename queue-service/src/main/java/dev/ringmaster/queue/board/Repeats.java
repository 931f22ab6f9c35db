package dev.ringmaster.queue.board;

import dev.ringmaster.model.event.AssignmentEvent.TaskRevoked;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.queue.task.TaskRun;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Tells once more what the board has told before, for readers that have lost it. */
public final class Repeats {

    private final Moves moves;

    Repeats(Moves moves) {
        this.moves = moves;
    }

    /** Publishes what keeps workers from work, and today's budgets. */
    public void brakes(Journal journal) {
        moves.holds.repeat(journal);
        moves.purse.repeat(journal);
    }

    /** Publishes every task's state. */
    public void states(Journal journal) {
        moves.tasks.values().stream()
                .sorted(Comparator.comparing(Entry::id))
                .forEach(entry -> journal.publish(new TaskStateRecorded(entry.state())));
    }

    /** Publishes every assignment that has an attempt under way, and its revocation where one was asked for. */
    public void assignments(Journal journal) {
        List<Entry> active = moves.tasks.values().stream()
                .filter(entry -> entry.run.status().isActive())
                .sorted(Comparator.comparing(Entry::id))
                .toList();
        for (Entry entry : active) {
            TaskRun run = entry.run;
            journal.repeatAssignment(run, moves.slots.versionOf(run.project()), moves.graph::standInOf);
            if (run.cancelling()) {
                journal.publish(new TaskRevoked(
                        run.task(), Objects.requireNonNull(run.attempt()), run.epoch(), "was cancelled"));
            }
        }
    }
}
