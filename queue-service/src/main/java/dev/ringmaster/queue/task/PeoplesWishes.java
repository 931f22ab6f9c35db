package dev.ringmaster.queue.task;

import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskStatus;

/**
 * Decides what pausing, resuming and reassigning a task come to. None of them ends an attempt by itself: an attempt that ends of its own
 * accord meanwhile ends as it would have, once.
 */
final class PeoplesWishes {

    private PeoplesWishes() {}

    static Ruling paused(TaskRun run, TaskEvent.TaskPauseRequested pause, Circumstances c) {
        if (run.status().isFinal()) {
            return TaskLifecycle.refused(run, "is finished, so it cannot be paused");
        }
        if (run.wishes().pausedBy() != null) {
            return TaskLifecycle.refused(run, "is paused already");
        }
        String who = pause.reason().isBlank() ? pause.by() : pause.by() + " (" + pause.reason() + ")";
        return Ruling.of(placed(run.with(run.wishes().pausedBy(who)), c));
    }

    static Ruling resumed(TaskRun run, Circumstances c) {
        return run.wishes().pausedBy() == null || run.status().isFinal()
                ? TaskLifecycle.refused(run, "is not paused")
                : Ruling.of(placed(run.with(run.wishes().pausedBy(null)), c));
    }

    static Ruling reassigned(TaskRun run, TaskEvent.TaskReassignRequested reassign, Circumstances c) {
        WorkerId to = reassign.to();
        if (run.status().isFinal()) {
            return TaskLifecycle.refused(run, "is finished, so it cannot be reassigned");
        }
        if (run.cancelling()) {
            return TaskLifecycle.refused(run, "is being cancelled");
        }
        if (to.equals(run.wishes().reassignTo())) {
            return TaskLifecycle.refused(run, "is for " + to + " already");
        }
        TaskRun wished = run.with(run.wishes().reassignTo(to));
        Claim claim = run.claim();
        if (!run.status().isActive() || claim == null) {
            return Ruling.of(placed(withoutWaits(wished, to), c));
        }
        // One revocation is enough: an attempt that is to end already ends for whoever is wanted by then.
        boolean revokedBefore =
                run.wishes().reassignTo() != null && !run.wishes().reassignTo().equals(claim.worker());
        if (to.equals(claim.worker()) || revokedBefore) {
            return Ruling.of(wished);
        }
        return Ruling.of(
                wished, new Effect.Revoke(claim.attempt(), run.epoch(), "was given to " + to + " by " + reassign.by()));
    }

    /** What the last attempt left on it is of its worker: the account's quota, the pause, what the agent remembers. */
    private static TaskRun withoutWaits(TaskRun run, WorkerId to) {
        boolean waits = run.hold() instanceof Hold.ForQuota || run.hold() instanceof Hold.ForBackoff;
        TaskRun free = waits ? run.with(Hold.NONE) : run;
        return to.equals(run.worker()) ? free : free.withSession(null);
    }

    /** Where the task belongs now; a draft and one with an attempt under way stay what they are. */
    private static TaskRun placed(TaskRun run, Circumstances c) {
        return run.status() == TaskStatus.BLOCKED || run.status() == TaskStatus.READY
                ? TaskLifecycle.settled(run, c)
                : run;
    }
}
