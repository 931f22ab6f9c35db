package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.attempt;
import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.project;
import static dev.ringmaster.queue.Fixtures.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.Fixtures.TaskBuilder;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.rank.Ranker;
import dev.ringmaster.queue.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardTest {

    static final QueueRules RULES = new QueueRules(
            new RankWeights(0.2, 0.2, 0.3, 0.3, 1),
            0.01,
            Duration.ofSeconds(5),
            DispatchLimits.of(16),
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(5), 2),
            new QueueRules.Waits(Duration.ofSeconds(30), Duration.ofMinutes(10)),
            BudgetLimits.NONE,
            null);

    private final MemoryJournal journal = new MemoryJournal();
    private int attempts;
    private Board board = newBoard();

    @Test
    void readyTaskIsAssignedToAFreeSlot() {
        knownProject();
        board.workerSeen(worker("w", 1), true, journal);
        create(aTask("p-1"));
        board.settle(journal);

        assertThat(journal.assigned()).singleElement().satisfies(assigned -> {
            Assignment assignment = assigned.assignment();
            assertThat(assignment.task().id()).isEqualTo(id("p-1"));
            assertThat(assignment.epoch()).isEqualTo(new Epoch(1));
            assertThat(assignment.number()).isEqualTo(1);
            assertThat(assignment.projectVersion()).isEqualTo(1);
        });
        assertThat(journal.published(TaskStateRecorded.class))
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.state().status()).isEqualTo(TaskStatus.ASSIGNED));
    }

    @Test
    void taskOfAnUnknownProjectWaitsForIt() {
        board.workerSeen(worker("w", 1), true, journal);
        create(aTask("p-1"));
        board.settle(journal);
        assertThat(status("p-1")).isEqualTo(TaskStatus.BLOCKED);

        knownProject();
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void dependentOpensWhenItsDependencyIsDoneAndNotBefore() {
        ringWith(2);
        create(aTask("p-1"));
        create(aTask("p-2").dependingOn("p-1"));
        board.settle(journal);
        assertThat(status("p-2")).isEqualTo(TaskStatus.BLOCKED);

        report(new AttemptEvent.AttemptStarted(ref("p-1"), 1, 7, NOW));
        report(new AttemptEvent.AttemptExited(ref("p-1"), 0, Duration.ZERO));
        assertThat(status("p-2")).isEqualTo(TaskStatus.BLOCKED);
        finish("p-1", new Outcome.Succeeded("abc"));

        assertThat(status("p-1")).isEqualTo(TaskStatus.DONE);
        assertThat(status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void exitFreesTheSlotWhileTheWorkIsProved() {
        ringWith(1);
        create(aTask("p-1"));
        create(aTask("p-2"));
        board.settle(journal);
        assertThat(board.slotsUsed()).isEqualTo(1);

        report(new AttemptEvent.AttemptExited(ref("p-1"), 0, Duration.ZERO));
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.REVIEW);
        assertThat(status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void taskDoneElsewhereOpensItsDependentsAndCompletesNothingHere() {
        ringWith(1);
        board.asked(new TaskEvent.TaskCreated(aTask("p-1").build(), InitialStatus.DONE), journal);
        create(aTask("p-2").dependingOn("p-1"));
        board.settle(journal);

        assertThat(status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(journal.published(StatusEvent.TaskCompleted.class)).isEmpty();
    }

    @Test
    void creationThatIsToldAgainChangesNothing() {
        ringWith(1);
        create(aTask("p-1"));
        board.settle(journal);
        journal.published.clear();

        create(aTask("p-1"));
        board.settle(journal);

        assertThat(journal.published).isEmpty();
    }

    @Test
    void dependencyAddedToAReadyTaskBlocksItAndRemovedOpensIt() {
        knownProject();
        create(aTask("p-1"));
        create(aTask("p-2"));
        update(aTask("p-2").dependingOn("p-1").version(2));
        assertThat(journal.run(id("p-2")).blockedBy()).isEqualTo(new BlockReason.Dependency(List.of(id("p-1"))));

        update(aTask("p-2").version(3));

        assertThat(status("p-2")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void olderDefinitionIsNotTakenOver() {
        knownProject();
        create(aTask("p-1"));
        update(aTask("p-1").requiring("java").version(3));

        update(aTask("p-1").version(2));
        board.workerSeen(worker("plain", 1), true, journal);
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void cancelledTaskLeavesItsDependentsBlockedUntilItsRetryIsDone() {
        ringWith(1);
        create(aTask("p-1"));
        create(aTask("p-2").dependingOn("p-1"));
        board.asked(new TaskEvent.TaskCancelRequested(id("p-1"), "no", "ada"), journal);
        assertThat(journal.run(id("p-2")).blockedBy()).isInstanceOf(BlockReason.DeadDependency.class);

        create(aTask("p-3").retrying("p-1"));
        board.settle(journal);
        finish("p-3", new Outcome.Succeeded("abc"));

        assertThat(status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void cycleIsNamedAndDoesNotStopOthers() {
        ringWith(1);
        create(aTask("p-1").dependingOn("p-2"));
        create(aTask("p-2").dependingOn("p-1"));
        create(aTask("p-3"));
        board.settle(journal);

        assertThat(journal.run(id("p-1")).blockedBy()).isEqualTo(new BlockReason.Cycle(List.of(id("p-1"), id("p-2"))));
        assertThat(status("p-3")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void failedTaskIsTriedAgainWhenItsPauseIsOver() {
        ringWith(1);
        create(aTask("p-1"));
        board.settle(journal);
        finish("p-1", failure());
        assertThat(board.nextDue()).contains(NOW.plusSeconds(1));
        assertThat(board.wake(journal)).isZero();

        journal.now = NOW.plusSeconds(1);
        assertThat(board.wake(journal)).isEqualTo(1);
        board.settle(journal);

        assertThat(journal.assigned()).extracting(a -> a.assignment().number()).containsExactly(1, 2);
        assertThat(journal.assigned().getLast().assignment().epoch()).isEqualTo(new Epoch(2));
        journal.now = NOW.plusSeconds(60);
        assertThat(board.wake(journal)).isZero();
        board.settle(journal);
        assertThat(board.nextDue()).isEmpty();
    }

    @Test
    void answerThatOvertookTheFailureItAnswersIsUsed() {
        board = newBoard();
        board.projectUpdated(project(PROJECT, new ProjectPolicy(9, 1, 1, false)), journal);
        board.workerSeen(worker("w", 1), true, journal);
        create(aTask("p-1"));
        board.settle(journal);
        answer(DecisionKind.RETRIES_SPENT);

        finish("p-1", failure());

        assertThat(status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(journal.published(DecisionNeeded.class)).isEmpty();
    }

    @Test
    void projectsOwnLimitOfAttemptsCountsAndADecisionIsAsked() {
        board.projectUpdated(project(PROJECT, new ProjectPolicy(9, 1, 1, false)), journal);
        board.workerSeen(worker("w", 1), true, journal);
        create(aTask("p-1"));
        board.settle(journal);

        finish("p-1", failure());
        assertThat(journal.published(DecisionNeeded.class)).hasSize(1);
        answer(DecisionKind.RETRIES_SPENT);
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void pausedProjectStartsNothingUntilItGoesOn() {
        board.projectUpdated(project(PROJECT, new ProjectPolicy(9, 3, 1, true)), journal);
        board.workerSeen(worker("w", 1), true, journal);
        create(aTask("p-1"));
        board.settle(journal);
        assertThat(journal.run(id("p-1")).blockedBy()).isEqualTo(new BlockReason.Paused("project p"));

        Project paused = project(PROJECT, ProjectPolicy.DEFAULT);
        board.projectUpdated(
                new Project(
                        PROJECT,
                        2,
                        "p",
                        "",
                        "main",
                        paused.workspace(),
                        List.of(),
                        "",
                        List.of(),
                        paused.policy(),
                        List.of(),
                        WorkspaceSetup.NONE),
                journal);
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void offlineWorkerIsGivenNothing() {
        knownProject();
        board.workerSeen(worker("w", 1), false, journal);
        create(aTask("p-1"));
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void workerThatGetsMoreSlotsIsGivenMoreAtOnce() {
        ringWith(1);
        create(aTask("p-1"));
        create(aTask("p-2"));
        board.settle(journal);

        board.workerSeen(worker("w", 2), true, journal);
        board.settle(journal);

        assertThat(journal.assigned()).hasSize(2);
        assertThat(journal.stored().workers())
                .singleElement()
                .satisfies(stored -> assertThat(stored.snapshot().capacity()).isEqualTo(2));
    }

    @Test
    void boardLoadedAfterAStartAssignsNothingTwice() {
        ringWith(2);
        create(aTask("p-1"));
        create(aTask("p-2").dependingOn("p-1"));
        board.settle(journal);
        journal.published.clear();

        board = newBoard();
        board.load(journal.stored(), journal.now, Set.of());
        board.settle(journal);
        assertThat(journal.published).isEmpty();
        assertThat(board.slotsUsed()).isEqualTo(1);
        finish("p-1", new Outcome.Succeeded("abc"));

        assertThat(journal.assigned())
                .extracting(a -> a.assignment().task().id())
                .containsExactly(id("p-2"));
    }

    @Test
    void loadedBoardWakesWhatFellDueMeanwhile() {
        ringWith(1);
        create(aTask("p-1"));
        board.settle(journal);
        finish("p-1", failure());

        board = newBoard();
        board.load(journal.stored(), journal.now, Set.of());
        journal.now = NOW.plusSeconds(30);
        board.wake(journal);
        board.settle(journal);

        assertThat(status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void sweepFindsNothingAfterASettledBatch() {
        ringWith(1);
        create(aTask("p-1"));
        create(aTask("p-2"));
        board.settle(journal);

        assertThat(board.sweep(NOW, journal)).isZero();
    }

    @Test
    void rankingReordersReadyTasksAndIsPublished() {
        knownProject();
        create(aTask("p-1"));
        create(aTask("p-2"));
        create(aTask("p-3").dependingOn("p-2"));
        var ranking =
                new Ranker(() -> 0).rank(board.rankings().snapshot(PROJECT), RULES.weights(), RULES.rankingLimit());

        board.rankings().apply(PROJECT, 5, ranking, journal);
        board.workerSeen(worker("w", 1), true, journal);
        board.settle(journal);

        assertThat(status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(journal.published(StatusEvent.QueueRanked.class))
                .singleElement()
                .satisfies(ranked -> {
                    assertThat(ranked.graphVersion()).isEqualTo(5);
                    assertThat(ranked.top().getFirst().task()).isEqualTo(id("p-2"));
                });
    }

    @Test
    void repeatsTellEveryStateAndTheAssignmentsUnderWay() {
        ringWith(1);
        create(aTask("p-1"));
        create(aTask("p-2"));
        board.settle(journal);
        board.asked(new TaskEvent.TaskCancelRequested(id("p-1"), "no", "ada"), journal);
        journal.published.clear();

        board.repeats().states(journal);
        board.repeats().assignments(journal);

        assertThat(journal.published(TaskStateRecorded.class)).hasSize(2);
        assertThat(journal.assigned()).hasSize(1);
        assertThat(journal.published(AssignmentEvent.TaskRevoked.class)).hasSize(1);
    }

    private Board newBoard() {
        return new Board(() -> RULES, () -> attempt(++attempts), () -> 0);
    }

    private void knownProject() {
        board.projectUpdated(project(PROJECT, ProjectPolicy.DEFAULT), journal);
    }

    private void ringWith(int slots) {
        knownProject();
        board.workerSeen(worker("w", slots), true, journal);
    }

    private void create(TaskBuilder task) {
        board.asked(new TaskEvent.TaskCreated(task.build(), InitialStatus.OPEN), journal);
    }

    private void update(TaskBuilder task) {
        board.asked(new TaskEvent.TaskUpdated(task.build()), journal);
    }

    private void finish(String task, Outcome outcome) {
        report(new AttemptEvent.AttemptFinished(ref(task), outcome, true, journal.now));
        board.settle(journal);
    }

    private void report(AttemptEvent event) {
        board.reported(event, journal);
    }

    private void answer(DecisionKind kind) {
        TaskId task = id("p-1");
        board.asked(
                new TaskEvent.DecisionAnswered(
                        task,
                        new Answer(
                                Decision.idFor(task, new Epoch(1), kind),
                                task,
                                "?",
                                DecisionOption.RETRY,
                                "",
                                "ada",
                                Instant.EPOCH)),
                journal);
    }

    private AttemptRef ref(String task) {
        var run = journal.run(id(task));
        return new AttemptRef(
                run.task(),
                run.project(),
                Objects.requireNonNull(run.attempt()),
                run.epoch(),
                Objects.requireNonNull(run.worker()));
    }

    private TaskStatus status(String task) {
        return journal.run(id(task)).status();
    }

    private static Outcome failure() {
        return new Outcome.Failed(FailureClass.GATE_FAILED, "gate failed", "detail");
    }
}
