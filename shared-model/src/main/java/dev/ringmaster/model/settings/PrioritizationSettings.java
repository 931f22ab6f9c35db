package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * {@code [prioritization]}: what makes a ready task run before another. The weights are relative to each other, each 0
 * to 100, at least one above 0.
 *
 * @param pagerank default 0.2: how much of the other work finally rests on a task
 * @param betweenness default 0.2: how many chains of work pass through it
 * @param criticalPath default 0.3: how long the longest chain behind it is
 * @param priority default 0.3: what a person said
 * @param inheritance 0 to 1, default 1: which part of the way to the greatest priority that waits for it a task goes. 1 makes what
 *     blocks a P0 worth a P0, 0 leaves each task its own priority alone
 * @param ageingPerHour 0 to 100, default 0.01: added to the score for each hour of waiting. More lets old tasks overtake
 *     sooner, 0 lets unimportant ones wait for ever
 * @param timeLimit 10ms to 10m, default 5s: a ranking that takes longer is given up and the last one stays
 */
public record PrioritizationSettings(
        double pagerank,
        double betweenness,
        double criticalPath,
        double priority,
        double inheritance,
        double ageingPerHour,
        Duration timeLimit) {

    public static final PrioritizationSettings DEFAULT =
            new PrioritizationSettings(0.2, 0.2, 0.3, 0.3, 1, 0.01, Duration.ofSeconds(5));

    /** @throws InvalidSettingException if a value is out of its range or all weights are 0 */
    public PrioritizationSettings {
        Rule.between("pagerank", pagerank, 0, 100);
        Rule.between("betweenness", betweenness, 0, 100);
        Rule.between("critical_path", criticalPath, 0, 100);
        Rule.between("priority", priority, 0, 100);
        Rule.require(
                pagerank + betweenness + criticalPath + priority > 0,
                "priority",
                "must be above 0 when pagerank, betweenness and critical_path are all 0");
        Rule.between("inheritance", inheritance, 0, 1);
        Rule.between("ageing_per_hour", ageingPerHour, 0, 100);
        Rule.between("time_limit", timeLimit, Duration.ofMillis(10), Duration.ofMinutes(10));
    }
}
