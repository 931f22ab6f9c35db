package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.retry.RetryPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Settings that change while tasks wait and run. */
class ChangedRulesTest {

    @Test
    void taskThatABudgetHeldRunsWhenTheBudgetIsRaised() {
        var ring = new TestRing(new BudgetLimits(null, null, new BigDecimal("1.50"), BigDecimal.ONE));
        ring.worker("a", "x", 2);
        ring.create(aTask("p-1"));
        ring.create(aTask("p-2"));
        assertThat(ring.blockedBy("p-2")).isInstanceOf(BlockReason.Budget.class);

        ring.rules(budgets(new BudgetLimits(null, null, new BigDecimal("5"), BigDecimal.ONE)));

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void loweredBudgetHoldsTheNextTaskAndEndsNothing() {
        var ring = new TestRing(BudgetLimits.NONE);
        ring.worker("a", "x", 2);
        ring.create(aTask("p-1"));

        ring.rules(budgets(new BudgetLimits(null, null, new BigDecimal("0.50"), BigDecimal.ONE)));
        ring.create(aTask("p-2"));

        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.blockedBy("p-2")).isInstanceOf(BlockReason.Budget.class);
    }

    @Test
    void nextFailureBacksOffByTheNewPolicy() {
        var ring = new TestRing(BudgetLimits.NONE);
        ring.worker("a", "x", 1);
        ring.create(aTask("p-1"));
        ring.started("p-1");

        ring.rules(rules -> new QueueRules(
                rules.weights(),
                rules.ageingPerHour(),
                rules.rankingLimit(),
                rules.limits(),
                new RetryPolicy(3, Duration.ofHours(2), Duration.ofHours(4), 1),
                rules.waits(),
                rules.budgets(),
                rules.idleSlots()));
        ring.fail("p-1", FailureClass.GATE_FAILED);

        assertThat(ring.blockedBy("p-1"))
                .isInstanceOfSatisfying(
                        BlockReason.Backoff.class,
                        backoff -> assertThat(backoff.until()).isEqualTo(ring.journal.now.plus(Duration.ofHours(2))));
    }

    @Test
    void moreSlotsOfTheRingAreUsedAtOnce() {
        var ring = new TestRing(BudgetLimits.NONE);
        ring.rules(limits(1));
        ring.worker("a", "x", 3);
        ring.create(aTask("p-1"));
        ring.create(aTask("p-2"));
        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.READY);

        ring.rules(limits(2));

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.board().takeRankRequests().changed()).contains(PROJECT);
        assertThat(id("p-2").value()).isEqualTo("p-2");
    }

    private static UnaryOperator<QueueRules> budgets(BudgetLimits budgets) {
        return rules -> new QueueRules(
                rules.weights(),
                rules.ageingPerHour(),
                rules.rankingLimit(),
                rules.limits(),
                rules.retry(),
                rules.waits(),
                budgets,
                rules.idleSlots());
    }

    private static UnaryOperator<QueueRules> limits(int most) {
        return rules -> new QueueRules(
                rules.weights(),
                rules.ageingPerHour(),
                rules.rankingLimit(),
                DispatchLimits.of(most),
                rules.retry(),
                rules.waits(),
                rules.budgets(),
                rules.idleSlots());
    }
}
