package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.queue.dispatch.ReadyTask;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.queue.graph.Standing;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.retry.Tries;
import dev.ringmaster.queue.task.TaskRun;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One task on the board. */
final class Entry {

    TaskTraits traits;
    TaskRun run;
    Score score;

    /** What it asked for when it took the slot that it holds. */
    Set<Capability> usedCapabilities = Set.of();

    /** Whether it has waited long enough for the worker that holds its session, or for another than the one that failed it. */
    boolean waitOver;

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
        return new ReadyTask(
                traits.id(),
                traits.project(),
                requirement(),
                score,
                ReadyTask.urgencyOf(score, ageingPerHour, readyAt()),
                traits.createdAt());
    }

    /** What it asks of its worker now: besides the definition, a person's choice or the session it waits for. */
    Requirement requirement() {
        WorkerId chosen = run.wishes().reassignTo();
        if (chosen != null) {
            return traits.requirement().at(chosen, "was chosen by a person");
        }
        WorkerId holder = waitsForSession() ? run.worker() : null;
        if (holder != null) {
            return traits.requirement().at(holder, "holds the task's session");
        }
        WorkerId failed = waitsForAnother() ? run.worker() : null;
        return failed == null ? traits.requirement() : traits.requirement().afterFailureAt(failed);
    }

    Instant readyAt() {
        return run.readyAt() == null ? run.since() : run.readyAt();
    }

    boolean waitsForSession() {
        return run.session() != null && run.wishes().reassignTo() == null && !waitOver;
    }

    /** After a failure that counts, with nothing to go on with: another type of worker may do better. */
    boolean waitsForAnother() {
        Tries tries = run.tries();
        boolean justFailed = tries.counted() > 0 && tries.faults() == 0 && tries.waits() == 0;
        return justFailed && run.session() == null && run.wishes().reassignTo() == null && !waitOver;
    }

    static Standing standing(TaskRun run) {
        return switch (run.status()) {
            case DONE -> Standing.DONE;
            case FAILED, CANCELLED -> Standing.DEAD;
            case DRAFT, BLOCKED, READY, ASSIGNED, IN_PROGRESS, REVIEW -> Standing.OPEN;
        };
    }
}
