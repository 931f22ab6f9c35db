package dev.ringmaster.queue.rank;

import dev.ringmaster.analysis.metric.Certainty;
import dev.ringmaster.model.id.TaskId;
import java.util.Map;

/**
 * What takes too long to be computed for each change.
 *
 * @param paths for each task how many shortest dependency paths lead through it or end at it; when the time passed, at most for those
 *     that need no open task, for which it is exact at any size
 * @param millis how long it took
 */
public record DeepMetrics(Map<TaskId, Double> paths, Certainty certainty, double millis) {

    /** Of a project that has not been looked at. */
    public static final DeepMetrics NONE = new DeepMetrics(Map.of(), new Certainty.TimedOut(), 0);

    public DeepMetrics {
        paths = Map.copyOf(paths);
    }
}
