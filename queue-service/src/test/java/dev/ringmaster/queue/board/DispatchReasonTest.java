package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.event.LinedUpTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.rank.Ranker;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an assignment tells of its reasons, and how the line of ready tasks is told. */
class DispatchReasonTest {

    private final TestRing ring = new TestRing(BudgetLimits.NONE);

    @Test
    void assignmentTellsPlaceRunnerUpTermsAndWhoElseCouldHaveTakenIt() {
        ring.create(aTask("p-1").priority(3));
        ring.create(aTask("p-2").priority(0));
        ring.create(aTask("p-3").priority(1));
        ring.worker("a", "x", 1);
        DispatchReason first = reason("p-2");
        assertThat(first.place()).isEqualTo(1);
        assertThat(first.ready()).isEqualTo(3);
        assertThat(first.runnerUp()).isEqualTo(id("p-3"));
        assertThat(first.worker()).contains("may take any task");
        assertThat(first.others()).isEmpty();
        assertThat(first.weights().values().stream().mapToDouble(w -> w).sum()).isCloseTo(1, within(1e-9));
        assertThat(first.terms().values().stream().mapToDouble(t -> t).sum()).isCloseTo(first.score(), within(1e-9));
        first.terms()
                .forEach((name, term) -> assertThat(term)
                        .isLessThanOrEqualTo(
                                Objects.requireNonNull(first.weights().get(name))));
    }

    @Test
    void workersWithAFreeSlotThatCouldHaveTakenItAreNamed() {
        ring.worker("a", "x", 1);
        ring.worker("b", "x", 1);
        ring.worker("c", "y", 1);

        ring.create(aTask("p-1"));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("a"));
        assertThat(reason("p-1").others()).containsExactly(new WorkerId("b"), new WorkerId("c"));
    }

    @Test
    void placeCountsThoseThatNoFreeWorkerMayTake() {
        ring.create(aTask("p-1").priority(0).requiring("gpu"));
        ring.create(aTask("p-2").priority(2));

        ring.worker("a", "x", 1);

        assertThat(reason("p-2").place()).isEqualTo(2);
        assertThat(reason("p-2").ready()).isEqualTo(2);
    }

    @Test
    void lineIsToldAfterEachRankingInTheOrderOfDispatch() {
        ring.create(aTask("p-1").priority(3));
        ring.create(aTask("p-2").priority(0).requiring("gpu"));
        ring.create(aTask("p-3").priority(1));
        ring.create(aTask("p-4").priority(0).dependingOn("p-3"));
        QueueRules rules = BoardTest.RULES;
        var ranking = new Ranker(() -> 0)
                .rank(ring.board().rankings().snapshot(PROJECT), rules.weights(), rules.rankingLimit());

        ring.board().rankings().apply(PROJECT, 1, ranking, ring.journal);

        StatusEvent.QueueLinedUp line =
                ring.journal.published(StatusEvent.QueueLinedUp.class).getLast();
        List<String> order = line.line().stream()
                .map(LinedUpTask::task)
                .map(task -> task.value())
                .toList();
        assertThat(line.ready()).isEqualTo(3);
        assertThat(line.ageingPerHour()).isEqualTo(rules.ageingPerHour());
        ring.worker("a", "x", 1);
        // Nobody may take p-2.
        assertThat(order).containsExactlyInAnyOrder("p-1", "p-2", "p-3");
        assertThat(ring.assignments(order.stream()
                        .filter(task -> !task.equals("p-2"))
                        .findFirst()
                        .orElseThrow()))
                .isEqualTo(1);
    }

    private DispatchReason reason(String task) {
        return ring.journal.assigned().stream()
                .filter(assigned -> assigned.taskId().equals(id(task)))
                .map(assigned -> Objects.requireNonNull(assigned.why()))
                .findFirst()
                .orElseThrow();
    }
}
