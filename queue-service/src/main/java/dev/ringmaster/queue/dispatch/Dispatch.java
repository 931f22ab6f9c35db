package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.rank.Score;
import org.jspecify.annotations.Nullable;

/**
 * One task to give to one worker, and why.
 *
 * @param score what put it first
 * @param runnerUp the task that would have been taken in its place, or null when there was none
 * @param whyWorker one sentence
 */
public record Dispatch(
        TaskId task, WorkerId worker, Score score, @Nullable TaskId runnerUp, String whyWorker) {}
