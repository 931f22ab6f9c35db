package dev.ringmaster.model.event;

import dev.ringmaster.model.id.TaskId;
import java.util.Map;

/**
 * A task's score and the terms that add up to it.
 *
 * @param terms weighted, by name
 */
public record RankedTask(TaskId task, double score, Map<String, Double> terms) {
    public RankedTask {
        terms = Map.copyOf(terms);
    }
}
