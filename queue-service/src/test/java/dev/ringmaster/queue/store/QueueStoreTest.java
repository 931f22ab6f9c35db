package dev.ringmaster.queue.store;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.attempt;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.attempt.ModelTier;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.queue.board.Journal;
import dev.ringmaster.queue.board.StoredQueue;
import dev.ringmaster.queue.budget.Spend;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.retry.Tries;
import dev.ringmaster.queue.slot.Turn;
import dev.ringmaster.queue.task.Claim;
import dev.ringmaster.queue.task.Hold;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.queue.task.Wishes;
import dev.ringmaster.queue.worker.Clock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into the database is what a start reads. */
class QueueStoreTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    @TempDir
    Path folder;

    private FileLedger ledger;
    private Journal journal;
    private final QueueStore store = new QueueStore();

    @BeforeEach
    void open() throws SQLException {
        ledger = new FileLedger(folder.resolve("queue.db"));
        journal = store.journal(ledger);
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void everythingThatATaskHoldsOnToIsReadAgain() throws SQLException {
        TaskRun stored = run(
                TaskStatus.BLOCKED,
                new Hold.ForBudget(new DecisionId("d-1"), "the day's budget", NOW.plusSeconds(60)),
                new Claim(attempt(1), new WorkerId("w"), false, new Resume("s-0", attempt(0))));

        journal.addTask(aTask("p-1").build(), run(TaskStatus.READY, Hold.NONE, null));
        journal.moveTask(stored, 1);

        // Why it is blocked is worked out anew.
        assertThat(load().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.run())
                        .usingRecursiveComparison()
                        .ignoringFields("blockedBy")
                        .isEqualTo(stored));
    }

    @Test
    void turnOfAProjectIsReadAgainAlsoAfterANewVersionOfIt() throws SQLException {
        var turn = new Turn(PROJECT, 2.5, 3.0);
        journal.keepProject(PROJECT, 1, ProjectPolicy.DEFAULT);
        assertThat(load().projects())
                .singleElement()
                .satisfies(project -> assertThat(project.turn()).isNull());

        journal.keepTurn(turn);
        journal.keepProject(PROJECT, 2, ProjectPolicy.DEFAULT);

        assertThat(load().projects())
                .singleElement()
                .satisfies(project -> assertThat(project.turn()).isEqualTo(turn));
    }

    @Test
    void provisoIsReadAgainAndMayBeTakenBack() throws SQLException {
        journal.addTask(aTask("p-1").notBefore(NOW.plusSeconds(60)).build(), run(TaskStatus.READY, Hold.NONE, null));
        assertThat(load().tasks().getFirst().traits().proviso()).isEqualTo(new Proviso(NOW.plusSeconds(60)));

        journal.changeTask(aTask("p-1").version(2).build());
        assertThat(load().tasks().getFirst().traits().proviso()).isEqualTo(Proviso.NONE);
    }

    @Test
    void stateThatWasChangedMeanwhileIsNotOverwritten() {
        journal.addTask(aTask("p-1").build(), run(TaskStatus.READY, Hold.NONE, null));

        assertThatThrownBy(() -> journal.moveTask(run(TaskStatus.READY, Hold.NONE, null), 7))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void assignmentSaysWhatToGoOnFromAlsoWhenItIsRepeated() {
        var resume = new Resume("s-0", attempt(0));
        TaskRun run = run(TaskStatus.ASSIGNED, Hold.NONE, new Claim(attempt(1), new WorkerId("w"), true, resume));
        journal.addTask(aTask("p-1").build(), run);

        journal.repeatAssignment(run, 1, UnaryOperator.identity());

        assertThat(ledger.published)
                .singleElement()
                .isInstanceOfSatisfying(
                        TaskAssigned.class,
                        assigned -> assertThat(assigned.assignment().resume()).isEqualTo(resume));
    }

    @Test
    void assignmentTellsItsReasonAlsoWhenItIsRepeated() {
        TaskRun run = run(TaskStatus.ASSIGNED, Hold.NONE, new Claim(attempt(1), new WorkerId("w"), true, null));
        journal.addTask(aTask("p-1").build(), run);
        var dispatch = new Dispatch(
                run.task(),
                new WorkerId("w"),
                new Score(0.1, 0, 0.2, 0.3),
                new TaskId("p-2"),
                "may take any task",
                List.of(new WorkerId("v")));
        DispatchReason why = dispatch.reason(Map.of("priority", 1.0), 2, 7)
                .with(new ModelChoice(ModelTier.LOW, ModelTier.HIGH, "large", "complexity low"));

        journal.assign(run, dispatch, why, 1, UnaryOperator.identity());
        journal.repeatAssignment(run, 1, UnaryOperator.identity());

        assertThat(ledger.published).hasSize(2).allSatisfy(event -> {
            assertThat(((TaskAssigned) event).why()).isEqualTo(why);
            assertThat(((TaskAssigned) event).assignment().model()).isEqualTo("large");
        });
    }

    @Test
    void clocksAndTheRingsPauseAreReadAgainUntilTheyAreOver() throws SQLException {
        WorkerHold hold = new WorkerHold("t", "a", null, "quota", NOW.plusSeconds(60), null, "used up", NOW);
        journal.keepClock(new Clock(hold, 1, false));
        journal.keepClock(new Clock(hold, 2, true));
        journal.keepRingPause("ada");

        assertThat(load().brakes().clocks()).containsExactly(new Clock(hold, 2, true));
        assertThat(load().brakes().ringPausedBy()).isEqualTo("ada");

        journal.dropClock(hold.key());
        journal.keepRingPause(null);

        assertThat(load().brakes()).isEqualTo(StoredQueue.StoredBrakes.NONE);
    }

    @Test
    void spendsOfTodayOfUnfinishedTasksAndOfAttemptsUnderWayAreReadAgain() throws SQLException {
        journal.addTask(aTask("p-1").build(), run(TaskStatus.READY, Hold.NONE, null));
        LocalDate yesterday = TODAY.minusDays(1);
        Spend unfinished = spend(1, "p-1", yesterday, "0.25", true);
        Spend underWay = spend(2, "p-2", yesterday, null, false);
        Spend today = spend(3, "p-3", TODAY, "1.50", true);
        Spend past = spend(4, "p-4", yesterday, "2", true);
        journal.keepSpend(spend(1, "p-1", yesterday, null, false));
        journal.keepSpend(unfinished);
        journal.keepSpend(underWay);
        journal.keepSpend(today);
        journal.keepSpend(past);
        journal.keepCeiling(id("p-1"), new BigDecimal("3.50"));
        journal.keepCeiling(id("p-4"), new BigDecimal("9"));

        assertThat(load().brakes().spends()).containsExactlyInAnyOrder(unfinished, underWay, today);
        assertThat(load().brakes().ceilings()).isEqualTo(Map.of(id("p-1"), new BigDecimal("3.50")));
    }

    private StoredQueue load() throws SQLException {
        return store.load(ledger.connection(), TODAY);
    }

    private static Spend spend(int attempt, String task, LocalDate day, @Nullable String cost, boolean ended) {
        return new Spend(
                attempt(attempt),
                id(task),
                PROJECT,
                day,
                BigDecimal.ONE,
                cost == null ? null : new BigDecimal(cost),
                ended);
    }

    private static TaskRun run(TaskStatus status, Hold hold, @Nullable Claim claim) {
        return new TaskRun(
                id("p-1"),
                PROJECT,
                status,
                status == TaskStatus.BLOCKED ? new BlockReason.Paused("ada") : null,
                hold,
                new Epoch(claim == null ? 0 : 1),
                new Tries(1, 2, 3, 0, 1),
                claim,
                false,
                "abc",
                "why",
                NOW,
                NOW,
                new Wishes("ada", new WorkerId("v")),
                new Resume("s-1", attempt(1)),
                claim == null ? 1 : 2);
    }
}
