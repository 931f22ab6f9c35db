package dev.ringmaster.queue.rank;

import java.util.Map;

/** A task's worth, 0 to 1, as the weighted terms that add up to it. */
public record Score(double pageRank, double betweenness, double criticalPath, double priority) {

    public double total() {
        return pageRank + betweenness + criticalPath + priority;
    }

    /** The terms by the names that people see. */
    public Map<String, Double> terms() {
        return Map.of(
                "pagerank", pageRank,
                "betweenness", betweenness,
                "critical_path", criticalPath,
                "priority", priority);
    }
}
