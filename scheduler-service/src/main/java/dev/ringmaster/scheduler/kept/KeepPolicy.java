package dev.ringmaster.scheduler.kept;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says of each thing that was left why it is kept, and whether it may go. Pure. */
final class KeepPolicy {

    private static final String PREFIX = "ringmaster/";

    private KeepPolicy() {}

    /**
     * @param attempt as it is stored; null where none is known
     * @param bytes of its worktree; null without one or unmeasured
     */
    static KeptWork describe(Leftover left, @Nullable Attempt attempt, @Nullable Long bytes, String targetBranch) {
        return new KeptWork(
                attempt == null ? taskOf(left.branch()) : attempt.ref().task(),
                left.attempt(),
                left.branch(),
                left.commit(),
                left.commits(),
                left.committedAt(),
                left.worktree() == null ? null : left.worktree().toString(),
                bytes,
                isUnlanded(left, attempt),
                reason(left, attempt, targetBranch));
    }

    /** Whether something would be lost with it, as far as its commits tell. */
    private static boolean isUnlanded(Leftover left, @Nullable Attempt attempt) {
        if (attempt != null && !attempt.isOver()) {
            return true;
        }
        return left.commits() > 0 && !hasLanded(left, attempt);
    }

    /** Its work is on the target as another commit. */
    private static boolean hasLanded(Leftover left, @Nullable Attempt attempt) {
        return attempt != null
                && attempt.state() instanceof AttemptState.Finished finished
                && finished.landed() != null
                && finished.landed().equals(left.commit());
    }

    private static String reason(Leftover left, @Nullable Attempt attempt, String target) {
        String ahead = left.commits() == 0
                ? "everything in it is on " + target
                : left.commits() == 1
                        ? "1 commit is not on " + target
                        : left.commits() + " commits are not on " + target;
        if (attempt == null) {
            return "no attempt is known for it; " + ahead;
        }
        return switch (attempt.state()) {
            case AttemptState.Finished finished ->
                hasLanded(left, attempt)
                        ? "its work has landed"
                        : finished.outcome() instanceof Outcome.Succeeded
                                ? "its attempt succeeded; " + ahead
                                : "its attempt did not land: "
                                        + finished.outcome().sentence() + "; " + ahead;
            case AttemptState.Reviewing reviewing -> "waits for review; " + ahead;
            case AttemptState.Proposed proposed ->
                "is proposed as " + (proposed.url() == null ? proposed.branch() : proposed.url()) + "; " + ahead;
            case AttemptState.Releasing releasing -> "is being released; " + ahead;
            default -> "its attempt is " + attempt.state().word();
        };
    }

    /** Whether a checkout may go because nobody has needed it for long; its commits stay. */
    static boolean isStaleCheckout(Leftover left, @Nullable Attempt attempt, Instant now, Duration keep) {
        return left.worktree() != null
                && left.commit() != null
                && attempt != null
                && attempt.state() instanceof AttemptState.Finished finished
                && finished.at().plus(keep).isBefore(now);
    }

    /** Whether a branch without a worktree may go because all its commits are on the target. */
    static boolean isEmptyBranch(Leftover left, @Nullable Attempt attempt) {
        return left.worktree() == null
                && left.branch() != null
                && left.commit() != null
                && left.commits() == 0
                && (attempt == null || attempt.isOver());
    }

    static @Nullable TaskId taskOf(@Nullable String branch) {
        if (branch == null || !branch.startsWith(PREFIX)) {
            return null;
        }
        String name = branch.substring(PREFIX.length()).split("@")[0];
        try {
            return new TaskId(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
