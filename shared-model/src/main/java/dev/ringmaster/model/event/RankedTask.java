package dev.ringmaster.model.event;

import dev.ringmaster.model.id.TaskId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A task's score and the terms that add up to it.
 *
 * @param terms weighted, by name
 */
public record RankedTask(TaskId task, double score, Map<String, Double> terms) {
    public RankedTask {
        // Sorted, so that the same ranking always makes the same JSON.
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }
}
