package dev.ringmaster.queue.rank;

import dev.ringmaster.model.event.MetricStatus;
import dev.ringmaster.model.id.TaskId;
import java.util.List;
import java.util.Map;

/**
 * The scores of a project's open tasks.
 *
 * @param metrics how far each metric can be trusted
 */
public record Ranking(Map<TaskId, Score> scores, List<MetricStatus> metrics) {

    public Ranking {
        scores = Map.copyOf(scores);
        metrics = List.copyOf(metrics);
    }
}
