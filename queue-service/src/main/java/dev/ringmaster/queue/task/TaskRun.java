package dev.ringmaster.queue.task;

import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.retry.Tries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands, as the queue keeps it; what others see of it is {@link #toState}.
 *
 * @param blockedBy why it cannot run; present exactly when the status is {@link TaskStatus#BLOCKED}
 * @param hold what its last attempt left on it
 * @param epoch counts its assignments
 * @param claim the attempt under way or, when none is, the last one; null before the first
 * @param cancelling a cancel was asked for and the attempt has not ended yet
 * @param since when it entered this status
 * @param readyAt when it last became ready; null before
 * @param wishes what people want of it besides being done
 * @param session what its agent remembers, at the worker of {@code claim}; null when the next attempt starts afresh
 * @param version grows by 1 with every change, from 1
 */
public record TaskRun(
        TaskId task,
        ProjectId project,
        TaskStatus status,
        @Nullable BlockReason blockedBy,
        Hold hold,
        Epoch epoch,
        Tries tries,
        @Nullable Claim claim,
        boolean cancelling,
        @Nullable String commit,
        @Nullable String failure,
        Instant since,
        @Nullable Instant readyAt,
        Wishes wishes,
        @Nullable Resume session,
        long version) {

    /** @throws IllegalArgumentException if the parts contradict each other */
    public TaskRun {
        if ((status == TaskStatus.BLOCKED) != (blockedBy != null)) {
            throw new IllegalArgumentException("task " + task + " is " + status.word() + " with reason " + blockedBy);
        }
        if (status.isActive() && claim == null) {
            throw new IllegalArgumentException("task " + task + " is " + status.word() + " without an attempt");
        }
        if (claim != null && claim.holdsSlot() && !status.isActive()) {
            throw new IllegalArgumentException("task " + task + " is " + status.word() + " and holds a slot");
        }
        if (cancelling && !status.isActive()) {
            throw new IllegalArgumentException("task " + task + " is " + status.word() + " and being cancelled");
        }
    }

    /** The one worker that should have it now, or null when any may: a person's choice, else the one that holds its session. */
    public @Nullable WorkerId preferred() {
        return wishes.reassignTo() != null ? wishes.reassignTo() : session == null ? null : worker();
    }

    public boolean holdsSlot() {
        return claim != null && claim.holdsSlot();
    }

    public @Nullable AttemptId attempt() {
        return claim == null ? null : claim.attempt();
    }

    public @Nullable WorkerId worker() {
        return claim == null ? null : claim.worker();
    }

    /** What everybody may know of it. */
    public TaskState toState(double score) {
        return new TaskState(
                task,
                project,
                status,
                blockedBy,
                epoch,
                tries.ended() + (status == TaskStatus.IN_PROGRESS || status == TaskStatus.REVIEW ? 1 : 0),
                attempt(),
                worker(),
                cancelling,
                score,
                commit,
                failure,
                since,
                version,
                wishes.pausedBy(),
                wishes.reassignTo());
    }

    /** The same task in another status; entering one that is not active lets go of slot and cancel. */
    TaskRun to(TaskStatus next, @Nullable BlockReason reason, Instant now) {
        boolean active = next.isActive();
        return new TaskRun(
                task,
                project,
                next == status && next == TaskStatus.BLOCKED ? next : status.become(next),
                reason,
                hold,
                epoch,
                tries,
                claim == null || active ? claim : claim.released(),
                cancelling && active,
                commit,
                failure,
                next == status ? since : now,
                next == TaskStatus.READY ? now : readyAt,
                wishes,
                session,
                version);
    }

    TaskRun with(Hold newHold) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                newHold,
                epoch,
                tries,
                claim,
                cancelling,
                commit,
                failure,
                since,
                readyAt,
                wishes,
                session,
                version);
    }

    TaskRun with(Tries newTries) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                hold,
                epoch,
                newTries,
                claim,
                cancelling,
                commit,
                failure,
                since,
                readyAt,
                wishes,
                session,
                version);
    }

    TaskRun with(Epoch newEpoch, Claim newClaim) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                hold,
                newEpoch,
                tries,
                newClaim,
                cancelling,
                commit,
                failure,
                since,
                readyAt,
                wishes,
                session,
                version);
    }

    TaskRun withResult(@Nullable String newCommit, @Nullable String newFailure) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                hold,
                epoch,
                tries,
                claim,
                cancelling,
                newCommit,
                newFailure,
                since,
                readyAt,
                wishes,
                session,
                version);
    }

    TaskRun with(Wishes newWishes) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                hold,
                epoch,
                tries,
                claim,
                cancelling,
                commit,
                failure,
                since,
                readyAt,
                newWishes,
                session,
                version);
    }

    TaskRun withSession(@Nullable Resume newSession) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                hold,
                epoch,
                tries,
                claim,
                cancelling,
                commit,
                failure,
                since,
                readyAt,
                wishes,
                newSession,
                version);
    }

    TaskRun slotReleased() {
        return claim == null ? this : with(epoch, claim.released());
    }

    TaskRun beingCancelled() {
        return new TaskRun(
                task, project, status, blockedBy, hold, epoch, tries, claim, true, commit, failure, since, readyAt,
                wishes, session, version);
    }

    TaskRun withVersion(long newVersion) {
        return new TaskRun(
                task,
                project,
                status,
                blockedBy,
                hold,
                epoch,
                tries,
                claim,
                cancelling,
                commit,
                failure,
                since,
                readyAt,
                wishes,
                session,
                newVersion);
    }
}
