package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.rank.Score;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task to give to one worker, and why.
 *
 * @param score what put it first
 * @param runnerUp the task that would have been taken in its place, or null when there was none
 * @param whyWorker one sentence
 * @param others the other workers with a free slot that could have taken it, in id order
 */
public record Dispatch(
        TaskId task, WorkerId worker, Score score, @Nullable TaskId runnerUp, String whyWorker, List<WorkerId> others) {

    public Dispatch {
        others = List.copyOf(others);
    }

    /**
     * The whole reason, as it is kept and told.
     *
     * @param weights each term's part of the score at most, by name
     * @param place its place among its project's ready tasks, from 1
     * @param ready how many those were
     */
    public DispatchReason reason(Map<String, Double> weights, int place, int ready) {
        return new DispatchReason(score.total(), score.terms(), weights, place, ready, runnerUp, whyWorker, others);
    }
}
