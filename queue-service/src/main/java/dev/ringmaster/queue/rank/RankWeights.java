package dev.ringmaster.queue.rank;

import dev.ringmaster.analysis.metric.PriorityMetric;
import dev.ringmaster.model.task.Priority;
import java.util.Map;

/** How much each metric counts, each ≥ 0; only their proportions matter. */
public record RankWeights(double pageRank, double betweenness, double criticalPath, double priority) {

    /** @throws IllegalArgumentException if a weight is negative or all are 0 */
    public RankWeights {
        double least = Math.min(Math.min(pageRank, betweenness), Math.min(criticalPath, priority));
        if (!(least >= 0) || !(pageRank + betweenness + criticalPath + priority > 0)) {
            throw new IllegalArgumentException("weights are not negative and not all 0: " + pageRank + ", "
                    + betweenness + ", " + criticalPath + ", " + priority);
        }
    }

    double sum() {
        return pageRank + betweenness + criticalPath + priority;
    }

    /** What a task is worth until its project has been ranked: its priority alone. */
    public Score provisional(Priority own) {
        double worth = (double) (PriorityMetric.LEVELS - own.level()) / PriorityMetric.LEVELS;
        return new Score(0, 0, 0, priority / sum() * worth);
    }

    /** Each term's part of the score at most, by the names that people see; they add up to 1. */
    public Map<String, Double> shares() {
        double sum = sum();
        return new Score(pageRank / sum, betweenness / sum, criticalPath / sum, priority / sum).terms();
    }
}
