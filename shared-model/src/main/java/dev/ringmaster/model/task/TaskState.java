package dev.ringmaster.model.task;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands, as queue-service owns it: a whole snapshot.
 *
 * @param blockedBy why it cannot run; present exactly when the status is {@link TaskStatus#BLOCKED}
 * @param epoch counts its assignments
 * @param attempts attempts so far, the one under way included, that were not declined
 * @param attempt the attempt under way or, when none is, the last one; null before the first
 * @param worker the worker of that attempt
 * @param cancelling a cancel was asked for and the attempt has not ended yet
 * @param score its rank's score, greater runs first
 * @param commit the commit that landed, a full hash; null where nothing had to land
 * @param failure what went wrong last, one sentence; null when nothing did
 * @param since when it entered this status
 * @param version grows with every change of this snapshot
 * @param pausedBy who paused it, or null; an attempt under way goes on to its end
 * @param reassignTo the worker that a person wants it done by, or null
 */
public record TaskState(
        TaskId task,
        ProjectId project,
        TaskStatus status,
        @Nullable BlockReason blockedBy,
        Epoch epoch,
        int attempts,
        @Nullable AttemptId attempt,
        @Nullable WorkerId worker,
        boolean cancelling,
        double score,
        @Nullable String commit,
        @Nullable String failure,
        Instant since,
        long version,
        @Nullable String pausedBy,
        @Nullable WorkerId reassignTo) {

    /** @throws IllegalArgumentException if a blocked task has no reason, or another has one */
    public TaskState {
        if ((status == TaskStatus.BLOCKED) != (blockedBy != null)) {
            throw new IllegalArgumentException("task " + task + " is " + status.word() + " with reason " + blockedBy);
        }
    }

    /** Why the task is not running, or what it does, in one sentence. */
    public String sentence() {
        if (blockedBy != null) {
            return blockedBy.sentence();
        }
        if (cancelling) {
            return "is being cancelled";
        }
        if (status == TaskStatus.IN_PROGRESS && pausedBy != null) {
            return "runs on " + worker + " to the end of this attempt, then is paused by " + pausedBy;
        }
        return switch (status) {
            case DRAFT -> "is a draft: submit it to run it";
            case BLOCKED -> "is blocked";
            case READY ->
                reassignTo == null
                        ? "is ready and waits for a free slot of a matching worker"
                        : "is ready and waits for a free slot of " + reassignTo + ", which a person chose";
            case ASSIGNED -> "is assigned to " + worker + " and about to start";
            case IN_PROGRESS -> "runs on " + worker + " since " + since;
            case REVIEW -> "is being proved and landed";
            case DONE ->
                commit == null ? "is done" : "is done: landed as " + commit.substring(0, Math.min(10, commit.length()));
            case FAILED -> "failed" + (failure == null ? "" : ": " + failure);
            case CANCELLED -> "was cancelled";
        };
    }
}
