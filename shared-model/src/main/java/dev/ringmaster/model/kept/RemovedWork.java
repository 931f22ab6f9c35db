package dev.ringmaster.model.kept;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A branch or worktree that was cleared away, with what showed that nothing could be lost by it.
 *
 * @param task null where it was not known
 * @param attempt null where it was not known
 * @param branch without {@code refs/heads/}; null where none was removed
 * @param commit the branch's newest commit, full hash: the branch can be made again from it while git keeps it; null without one
 * @param worktree the folder that was removed, absolute; null where only a branch was
 * @param bytes what the worktree took on disk; null where it was not measured or there was none
 * @param evidence why it was safe, one sentence
 */
public record RemovedWork(
        @Nullable TaskId task,
        @Nullable AttemptId attempt,
        @Nullable String branch,
        @Nullable String commit,
        @Nullable String worktree,
        @Nullable Long bytes,
        String evidence) {}
