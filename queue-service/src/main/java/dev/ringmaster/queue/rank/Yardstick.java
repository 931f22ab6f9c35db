package dev.ringmaster.queue.rank;

import dev.ringmaster.analysis.metric.PriorityMetric;
import dev.ringmaster.model.task.Priority;

/**
 * What a project's metrics are divided by and multiplied with, so that one task's score can follow a change without those of all others.
 *
 * @param pageRank the greatest of the project
 * @param behind the most minutes that any task has behind it
 */
public record Yardstick(RankWeights weights, double pageRank, double behind) {

    /**
     * The score that these metrics make; a little more than 1 when they have outgrown the yardstick.
     *
     * @param own the task's priority
     * @param inherited 4 for P0 down to 0 for P4: the greatest of the task and of all that wait for it
     * @param betweenness the term, divided and weighed already
     */
    public Score score(double taskPageRank, double taskBehind, Priority own, int inherited, double betweenness) {
        double sum = weights.sum();
        return new Score(
                pageRank == 0 ? 0 : weights.pageRank() / sum * (taskPageRank / pageRank),
                betweenness,
                behind == 0 ? 0 : weights.criticalPath() / sum * (taskBehind / behind),
                weights.priority() / sum * (weights.worth(own, inherited) / PriorityMetric.LEVELS));
    }
}
