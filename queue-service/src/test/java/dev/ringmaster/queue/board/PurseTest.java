package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.budget.BudgetScope;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Budgets as tasks meet them. */
class PurseTest {

    @Test
    void taskThatHasSpentItsBudgetAsksAndGoesOnWhenRaised() {
        TestRing ring = ring("2", null, null);
        ring.create(aTask("p-1"));
        ring.cost("p-1", "1.50");
        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.after(Duration.ofSeconds(1));

        assertThat(ring.blockedBy("p-1"))
                .isInstanceOfSatisfying(
                        BlockReason.Budget.class,
                        budget -> assertThat(budget.detail())
                                .isEqualTo(
                                        "the budget of one task is $2.00: $1.50 spent, $0.00 set aside, $1.00 needed"));
        assertThat(decisions(ring)).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(DecisionKind.BUDGET);
            assertThat(decision.options()).containsExactly(DecisionOption.RAISE, DecisionOption.DROP);
        });
        ring.restart();
        ring.answer("p-1", DecisionOption.RAISE);

        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
        ring.restart();
        ring.cost("p-1", "1.50");
        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.after(Duration.ofSeconds(2));
        assertThat(ring.blockedBy("p-1")).as("$3.00 of $3.50").isInstanceOf(BlockReason.Budget.class);
    }

    @Test
    void whatIsSetAsideForOthersIsWaitedForWithoutAsking() {
        TestRing ring = ring(null, null, "2.50");
        ring.create(aTask("p-1"));
        ring.create(aTask("p-2"));
        ring.create(aTask("p-3"));
        assertThat(ring.blockedBy("p-3")).isInstanceOf(BlockReason.Budget.class);
        assertThat(decisions(ring)).isEmpty();

        ring.cost("p-1", "0.25");
        ring.finish("p-1", new Outcome.Succeeded(null));

        assertThat(ring.status("p-3")).as("0.25 + 1 + 1 of 2.50").isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void spentDayHoldsTheProjectsTasksAsksForTheNextOneAndOpensAtMidnight() {
        TestRing ring = ring(null, "2", null);
        ring.create(aTask("p-1"));
        ring.cost("p-1", "1.75");
        ring.finish("p-1", new Outcome.Succeeded(null));
        ring.create(aTask("p-2"));
        ring.create(aTask("p-3"));
        ring.restart();
        assertThat(ring.blockedBy("p-2")).isInstanceOf(BlockReason.Budget.class);
        assertThat(ring.blockedBy("p-3")).isInstanceOf(BlockReason.Budget.class);
        assertThat(decisions(ring)).hasSize(1);

        ring.after(Duration.ofHours(23));
        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.BLOCKED);
        ring.after(Duration.ofHours(1));

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.status("p-3")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void personMayRaiseOneTaskOverASpentDay() {
        TestRing ring = ring(null, null, "1");
        ring.create(aTask("p-1"));
        ring.finish("p-1", new Outcome.Succeeded(null));
        ring.create(aTask("p-2"));
        ring.create(aTask("p-3"));

        ring.answer("p-2", DecisionOption.RAISE);

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.blockedBy("p-3")).isInstanceOf(BlockReason.Budget.class);
    }

    @Test
    void unknownCostKeepsItsReserveAndIsNeverZero() {
        TestRing ring = ring(null, null, "2");
        ring.create(aTask("p-1"));
        ring.finish("p-1", new Outcome.Succeeded(null));
        ring.create(aTask("p-2"));
        ring.finish("p-2", new Outcome.Succeeded(null));
        ring.create(aTask("p-3"));

        assertThat(ring.blockedBy("p-3")).isInstanceOf(BlockReason.Budget.class);
        ring.after(Duration.ofSeconds(6));
        assertThat(day(ring)).satisfies(day -> {
            assertThat(day.budget().unknown()).isEqualTo(2);
            assertThat(day.budget().reservedUsd()).isEqualByComparingTo("2");
            assertThat(day.budget().spentUsd()).isEqualByComparingTo("0");
        });
    }

    @Test
    void attemptThatNeverRanHasCostNothing() {
        TestRing ring = ring(null, null, "1");
        ring.create(aTask("p-1"));
        ring.report(new AttemptEvent.AttemptDeclined(ring.ref("p-1"), "full"));
        ring.after(Duration.ofSeconds(1));

        assertThat(ring.assignments("p-1")).isEqualTo(2);
    }

    @Test
    void repeatedReportsSettleOnceAndRestartsChangeNothing() {
        TestRing ring = ring(null, null, "10");
        ring.create(aTask("p-1"));
        AttemptEvent.AttemptFinished end =
                new AttemptEvent.AttemptFinished(ring.ref("p-1"), new Outcome.Succeeded(null), true, ring.journal.now);
        ring.cost("p-1", "0.50");
        ring.cost("p-1", "0.75");
        ring.restart();
        ring.report(end);
        ring.report(end);
        ring.restart();
        ring.report(end);
        ring.after(Duration.ofSeconds(6));
        ring.board().repeats().brakes(ring.journal);

        assertThat(day(ring).budget().spentUsd()).isEqualByComparingTo("0.75");
        assertThat(day(ring).budget().reservedUsd()).isEqualByComparingTo("0");
        assertThat(ring.journal.run(id("p-1")).status()).isEqualTo(TaskStatus.DONE);
    }

    private static StatusEvent.BudgetRecorded day(TestRing ring) {
        return ring.journal.published(StatusEvent.BudgetRecorded.class).stream()
                .filter(told -> told.budget().scope() == BudgetScope.DAY)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static List<Decision> decisions(TestRing ring) {
        return ring.journal.published(DecisionNeeded.class).stream()
                .map(DecisionNeeded::decision)
                .toList();
    }

    private static TestRing ring(@Nullable String perTask, @Nullable String perProjectDay, @Nullable String perDay) {
        var ring = new TestRing(new BudgetLimits(usd(perTask), usd(perProjectDay), usd(perDay), BigDecimal.ONE));
        ring.worker("w", "x", 9);
        return ring;
    }

    private static @Nullable BigDecimal usd(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }
}
