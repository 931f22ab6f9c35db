package dev.ringmaster.model.kept;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch or worktree that an attempt left and that is kept.
 *
 * @param task null where the branch does not say and no attempt is known for it
 * @param attempt null where no attempt is known for it
 * @param branch without {@code refs/heads/}; null for a worktree without one
 * @param commit its newest commit, full hash; null where there is none
 * @param commits how many of its commits are not on the target branch, ≥ 0
 * @param committedAt when the newest commit was made; null without one
 * @param worktree the folder, absolute; null where only the branch is left
 * @param bytes what the worktree takes on disk; null where it was not measured or there is none
 * @param unlanded whether something would be lost by removing it: commits that are not on the target, or uncommitted changes
 * @param reason why it is kept, one sentence
 */
public record KeptWork(
        @Nullable TaskId task,
        @Nullable AttemptId attempt,
        @Nullable String branch,
        @Nullable String commit,
        int commits,
        @Nullable Instant committedAt,
        @Nullable String worktree,
        @Nullable Long bytes,
        boolean unlanded,
        String reason) {}
