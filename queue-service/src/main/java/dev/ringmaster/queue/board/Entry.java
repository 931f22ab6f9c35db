package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.queue.dispatch.ReadyTask;
import dev.ringmaster.queue.graph.Standing;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.task.TaskRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One task on the board. */
final class Entry {

    TaskTraits traits;
    TaskRun run;
    Score score;

    /** The trace of the event that moved it last. */
    @Nullable
    String trace;

    Entry(TaskTraits traits, TaskRun run, Score score) {
        this.traits = traits;
        this.run = run;
        this.score = score;
    }

    TaskId id() {
        return traits.id();
    }

    TaskState state() {
        return run.toState(score.total());
    }

    ReadyTask asReady(double ageingPerHour) {
        Instant readyAt = run.readyAt() == null ? run.since() : run.readyAt();
        return new ReadyTask(
                traits.id(),
                traits.project(),
                traits.requirement(),
                score,
                ReadyTask.urgencyOf(score, ageingPerHour, readyAt),
                traits.createdAt());
    }

    static Standing standing(TaskRun run) {
        return switch (run.status()) {
            case DONE -> Standing.DONE;
            case FAILED, CANCELLED -> Standing.DEAD;
            case DRAFT, BLOCKED, READY, ASSIGNED, IN_PROGRESS, REVIEW -> Standing.OPEN;
        };
    }
}
