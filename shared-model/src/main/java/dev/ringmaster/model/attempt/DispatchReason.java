package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why the queue gave a task to a worker when it did.
 *
 * @param score what it was worth, 0 to 1: the sum of the terms
 * @param terms weighted, by name
 * @param weights each term's part of the score at most, by name; they add up to 1
 * @param place its place in its project's line of ready tasks, from 1
 * @param ready how many tasks were in that line
 * @param runnerUp the task that would have been taken in its place, or null when there was none
 * @param worker why this worker, one sentence said of it
 * @param others the workers with a free slot that could have taken it too, in id order
 * @param model which model it is to use; null where no tiers are set for the worker's type
 */
public record DispatchReason(
        double score,
        Map<String, Double> terms,
        Map<String, Double> weights,
        int place,
        int ready,
        @Nullable TaskId runnerUp,
        String worker,
        List<WorkerId> others,
        @Nullable ModelChoice model) {

    /** Without a word on the model. */
    public DispatchReason(
            double score,
            Map<String, Double> terms,
            Map<String, Double> weights,
            int place,
            int ready,
            @Nullable TaskId runnerUp,
            String worker,
            List<WorkerId> others) {
        this(score, terms, weights, place, ready, runnerUp, worker, others, null);
    }

    @JsonCreator
    public DispatchReason {
        // Sorted, so that the same reason always makes the same JSON.
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        others = List.copyOf(others);
    }

    public DispatchReason with(@Nullable ModelChoice choice) {
        return new DispatchReason(score, terms, weights, place, ready, runnerUp, worker, others, choice);
    }
}
