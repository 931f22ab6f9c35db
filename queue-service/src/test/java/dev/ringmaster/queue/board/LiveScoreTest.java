package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.rank.DeepMetrics;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.rank.Ranker;
import dev.ringmaster.queue.rank.Ranking;
import dev.ringmaster.queue.rank.Score;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Scores of ready tasks follow a change in the batch that brings it; no ranking has to come first. */
class LiveScoreTest {

    private final TestRing ring = new TestRing(BudgetLimits.NONE);

    @Test
    void whatAnUrgentTaskWaitsForIsGivenOutFirstWithoutARanking() {
        ring.create(aTask("p-1").priority(3));
        ring.create(aTask("p-2").priority(3));
        ring.create(aTask("p-3").priority(0).dependingOn("p-2"));

        ring.worker("a", "x", 1);

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void inheritedPriorityIsLostWithTheTaskThatGaveIt() {
        ring.create(aTask("p-1").priority(2));
        ring.create(aTask("p-2").priority(3));
        ring.create(aTask("p-3").priority(0).dependingOn("p-2"));

        ring.ask(new TaskEvent.TaskCancelRequested(id("p-3"), "no", "ada"));
        ring.worker("a", "x", 1);

        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
    }

    /** Seen red when only tasks whose metrics had moved, and not those that had become ready, were given a score. */
    @Test
    void priorityInheritedWhileBlockedCountsOnceTheTaskIsReady() {
        ring.create(aTask("p-1").priority(0));
        ring.create(aTask("p-2").priority(3).dependingOn("p-1"));
        ring.worker("a", "x", 1);
        ring.create(aTask("p-3").priority(0).dependingOn("p-2"));
        ring.create(aTask("p-4").priority(2));

        ring.started("p-1");
        ring.finish("p-1", new Outcome.Succeeded("abc"));

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    /**
     * What the terms are divided by is as old as the last ranking, so their proportions are compared. Seen red when ready tasks whose
     * metrics had moved kept their scores, and when they inherited the whole of a priority whatever the settings said.
     */
    @Property(tries = 200)
    void scoresKeptStepByStepAreThoseOfARanking(@ForAll long seed) {
        Random random = new Random(seed);
        TestRing drawn = new TestRing(BudgetLimits.NONE);
        QueueRules rules = inheriting(random.nextInt(5) / 4.0);
        drawn.rules(before -> rules);
        int tasks = 0;
        for (int round = 0; round < 25; round++) {
            if (tasks < 2 || random.nextInt(3) > 0) {
                var task = aTask("p-" + ++tasks).priority(random.nextInt(5));
                drawn.create(
                        tasks > 1 && random.nextBoolean()
                                ? task.dependingOn("p-" + (1 + random.nextInt(tasks - 1)))
                                : task);
            } else {
                drawn.ask(new TaskEvent.TaskCancelRequested(id("p-" + (1 + random.nextInt(tasks))), "no", "ada"));
            }
        }
        Ranking whole = new Ranker(() -> 0)
                .quick(
                        drawn.board().rankings().snapshot(PROJECT),
                        rules.weights(),
                        rules.rankingLimit(),
                        DeepMetrics.NONE,
                        Instant.EPOCH);
        var ready = whole.scores().keySet().stream()
                .filter(task -> drawn.status(task.value()) == TaskStatus.READY)
                .sorted()
                .toList();
        for (TaskId task : ready) {
            Score one = drawn.board().rankings().scoreOf(task);
            Score first = drawn.board().rankings().scoreOf(ready.getFirst());
            Score oneAnew = Objects.requireNonNull(whole.scores().get(task));
            Score firstAnew = Objects.requireNonNull(whole.scores().get(ready.getFirst()));
            assertThat(one.pageRank() / first.pageRank())
                    .isEqualTo(oneAnew.pageRank() / firstAnew.pageRank(), within(1e-6));
            assertThat(one.criticalPath() / first.criticalPath())
                    .isEqualTo(oneAnew.criticalPath() / firstAnew.criticalPath(), within(1e-6));
            assertThat(one.priority()).isEqualTo(oneAnew.priority(), within(1e-9));
        }
    }

    @Test
    void priorityIsInheritedAsFarAsTheSettingsSay() {
        ring.rules(before -> inheriting(0.25));
        ring.create(aTask("p-1").priority(2));
        ring.create(aTask("p-2").priority(3));
        ring.create(aTask("p-3").priority(0).dependingOn("p-2"));

        assertThat(ring.board().rankings().scoreOf(id("p-1")).priority()).isEqualTo(0.3 * 2 / 4, within(1e-12));
        assertThat(ring.board().rankings().scoreOf(id("p-2")).priority()).isEqualTo(0.3 * 1.75 / 4, within(1e-12));
    }

    private static QueueRules inheriting(double inheritance) {
        QueueRules usual = BoardTest.RULES;
        RankWeights weights = usual.weights();
        return new QueueRules(
                new RankWeights(
                        weights.pageRank(),
                        weights.betweenness(),
                        weights.criticalPath(),
                        weights.priority(),
                        inheritance),
                usual.ageingPerHour(),
                usual.rankingLimit(),
                usual.limits(),
                usual.retry(),
                usual.waits(),
                BudgetLimits.NONE,
                null);
    }
}
