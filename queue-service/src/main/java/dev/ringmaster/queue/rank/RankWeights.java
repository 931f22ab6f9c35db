package dev.ringmaster.queue.rank;

import dev.ringmaster.analysis.metric.PriorityMetric;
import dev.ringmaster.model.task.Priority;
import java.util.Map;

/**
 * How much each metric counts, each ≥ 0; only their proportions matter.
 *
 * @param inheritance 0 to 1: which part of the way from its own priority to the greatest that waits for it a task goes
 */
public record RankWeights(
        double pageRank, double betweenness, double criticalPath, double priority, double inheritance) {

    /** @throws IllegalArgumentException if a weight is negative, all are 0, or the inheritance is not from 0 to 1 */
    public RankWeights {
        double least = Math.min(Math.min(pageRank, betweenness), Math.min(criticalPath, priority));
        if (!(least >= 0) || !(pageRank + betweenness + criticalPath + priority > 0)) {
            throw new IllegalArgumentException("weights are not negative and not all 0: " + pageRank + ", "
                    + betweenness + ", " + criticalPath + ", " + priority);
        }
        if (!(inheritance >= 0 && inheritance <= 1)) {
            throw new IllegalArgumentException("inheritance is from 0 to 1, not " + inheritance);
        }
    }

    double sum() {
        return pageRank + betweenness + criticalPath + priority;
    }

    /**
     * What a task's priority counts: {@code own + inheritance * (inherited - own)}.
     *
     * @param own of the task alone
     * @param inherited 4 for P0 down to 0 for P4: the greatest of the task and of all that wait for it
     * @return 0 to 4
     */
    double worth(Priority own, double inherited) {
        double alone = (double) PriorityMetric.LEVELS - own.level();
        return alone + inheritance * (inherited - alone);
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
