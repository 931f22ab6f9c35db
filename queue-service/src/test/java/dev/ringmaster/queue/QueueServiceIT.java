package dev.ringmaster.queue;

import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.AssignmentEvent.TaskRevoked;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.ProjectEvent.ProjectUpdated;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.StatusEvent.QueueRanked;
import dev.ringmaster.model.event.StatusEvent.TaskCompleted;
import dev.ringmaster.model.event.StatusEvent.TaskReady;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.event.WorkerEvent.WorkerAvailable;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.Fixtures.TaskBuilder;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import dev.ringmaster.runtime.outbox.SnapshotSource;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service between a real broker and a real database; the test plays api-service and scheduler-service. */
@QuarkusTest
@QuarkusTestResource(
        value = RingTestResource.class,
        initArgs = @ResourceArg(name = "toml", value = "[retry]\ninitial_backoff = \"200ms\"\nquota_jitter = \"0s\"\n"))
class QueueServiceIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    Ledger ledger;

    @Inject
    QueueKeeper keeper;

    @Inject
    SnapshotSource snapshots;

    private RingWatcher ring;
    private ProjectId project;

    @BeforeEach
    void joinTheRing() {
        project = new ProjectId("p" + Long.toString(System.nanoTime(), 36));
        ring = RingWatcher.watch(settings);
        tell(Topic.WORKERS, new WorkerAvailable(Fixtures.worker("w", 100)));
        tell(Topic.PROJECTS, new ProjectUpdated(Fixtures.project(project, ProjectPolicy.DEFAULT)));
    }

    @AfterEach
    void leaveTheRing() {
        ring.close();
    }

    @Test
    void createdTaskComesOutAssigned() {
        create(task(1));

        Assignment assignment = assignment(1, 1);

        assertThat(assignment.task().title()).isEqualTo("Task " + taskId(1));
        assertThat(assignment.worker().value()).isEqualTo("w");
        assertThat(assignment.projectVersion()).isEqualTo(1);
        await().atMost(SOON).until(() -> state(1).status() == TaskStatus.ASSIGNED);
        assertThat(ring.of(TaskReady.class, taskId(1))).hasSize(1);
    }

    @Test
    void repeatedEventsChangeNothing() {
        EventId once = new EventId(UUID.randomUUID());
        var created = new TaskEvent.TaskCreated(task(1).build(), InitialStatus.OPEN);
        ring.send(sender, Topic.TASKS, created, once);
        ring.send(sender, Topic.TASKS, created, once);
        tell(Topic.TASKS, created);
        create(task(2));
        assignment(2, 1);

        assertThat(ring.of(TaskAssigned.class, taskId(1))).hasSize(1);
        finish(assignment(1, 1), new Outcome.Succeeded(null));
        finish(assignment(1, 1), new Outcome.Lost("told again, otherwise"));
        await().atMost(SOON).until(() -> state(1).status() == TaskStatus.DONE);
        finish(assignment(2, 1), new Outcome.Succeeded(null));
        await().atMost(SOON).until(() -> state(2).status() == TaskStatus.DONE);
        assertThat(ring.of(TaskCompleted.class, taskId(1))).hasSize(1);
    }

    @Test
    void dependentRunsWhenItsDependencyHasLandedAndIsToldItsCommit() {
        create(task(2).dependingOn(taskId(1).value()));
        create(task(1));
        Assignment first = assignment(1, 1);
        assertThat(ring.of(TaskAssigned.class, taskId(2))).isEmpty();

        tell(Topic.ATTEMPTS, new AttemptEvent.AttemptStarted(first.ref(), 1, 42, Instant.now()));
        tell(Topic.ATTEMPTS, new AttemptEvent.AttemptExited(first.ref(), 0, Duration.ofSeconds(1)));
        finish(first, new Outcome.Succeeded("0123abcd"));

        assignment(2, 1);
        assertThat(ring.of(TaskAssigned.class, taskId(2)).getFirst().dependencyResults())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.task()).isEqualTo(taskId(1));
                    assertThat(result.commit()).isEqualTo("0123abcd");
                });
    }

    @Test
    void failedAttemptIsTriedAgainAfterItsPauseAndToldWhy() {
        create(task(1));
        finish(assignment(1, 1), failure());

        Assignment second = assignment(1, 2);

        assertThat(second.number()).isEqualTo(2);
        assertThat(ring.of(TaskAssigned.class, taskId(1)).getLast().earlierFailures())
                .extracting(EarlierFailure::number, EarlierFailure::detail)
                .containsExactly(tuple(1, "expected 4 but was 5"));
    }

    @Test
    void spentRetriesAskAPerson() {
        create(task(1));
        for (int attempt = 1; attempt <= 3; attempt++) {
            finish(assignment(1, attempt), failure());
        }

        await().atMost(SOON).until(() -> state(1).status() == TaskStatus.BLOCKED);
        await().atMost(SOON)
                .until(() -> !ring.of(DecisionNeeded.class, taskId(1)).isEmpty());
        assertThat(ring.of(TaskAssigned.class, taskId(1))).hasSize(3);
    }

    @Test
    void cancelOfARunningTaskIsPassedOnAndEndsWithTheAttempt() {
        create(task(1));
        Assignment assignment = assignment(1, 1);

        tell(Topic.TASKS, new TaskEvent.TaskCancelRequested(taskId(1), "not needed", "ada"));
        await().atMost(SOON).until(() -> !ring.of(TaskRevoked.class, taskId(1)).isEmpty());
        await().atMost(SOON).until(() -> state(1).cancelling());
        finish(assignment, new Outcome.Cancelled("not needed"));

        await().atMost(SOON).until(() -> state(1).status() == TaskStatus.CANCELLED);
    }

    @Test
    void unreadableRecordIsSetAsideAndHoldsNothingUp() {
        sender.send(new OutgoingRecord(
                settings.codec().nameOf(Topic.TASKS),
                "broken",
                Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        "dev.ringmaster.task.created.v1",
                        "ce_source",
                        "/test",
                        "ce_time",
                        Instant.now().toString()),
                "{\"task\":".getBytes(StandardCharsets.UTF_8)));
        create(task(1));

        assignment(1, 1);

        assertThat(deadLetters()).isPositive();
    }

    @Test
    void boardThatWasLostIsReadAnewAndAssignsNothingTwice() {
        create(task(1));
        Assignment first = assignment(1, 1);

        loseTheBoard();
        create(task(2));
        assignment(2, 1);
        loseTheBoard();
        finish(first, failure());

        assertThat(assignment(1, 2).epoch().value()).isEqualTo(2);
        assertThat(ring.of(TaskAssigned.class, taskId(2))).hasSize(1);
        assertThat(dispatches(taskId(1))).isEqualTo(2);
    }

    @Test
    void limitedAccountWaitsForItsResetAndGoesOnWithItsSessionAlsoOverALostBoard() {
        // Of a type of its own: its clock would hold the worker of the other tests.
        WorkerSnapshot scarce = new WorkerSnapshot(
                new WorkerId("scarce"),
                "scarce-cli",
                Fixtures.capabilities("scarce"),
                2,
                0,
                true,
                null,
                null,
                Instant.now(),
                null,
                null,
                null);
        tell(Topic.WORKERS, new WorkerAvailable(scarce));
        create(task(1).requiring("scarce"));
        Assignment first = assignment(1, 1);
        Instant reset = Instant.now().plusSeconds(3);
        tell(Topic.ATTEMPTS, new AttemptEvent.AttemptReported(first.ref(), sessionReport("s-1"), Instant.now()));
        finish(first, new Outcome.QuotaExhausted(reset, "five_hour", "limit"));
        await().atMost(SOON).until(() -> state(1).blockedBy() instanceof BlockReason.Quota);
        create(task(2).requiring("scarce"));
        await().atMost(SOON).until(() -> state(2).status() == TaskStatus.READY);
        loseTheBoard();

        Assignment second = assignment(1, 2);

        assertThat(Instant.now()).isAfterOrEqualTo(reset);
        assertThat(second.resume()).isEqualTo(new Resume("s-1", first.attempt()));
        assignment(2, 1);
        assertThat(ring.all(StatusEvent.WorkersHeld.class))
                .anySatisfy(held -> assertThat(held.hold().window()).isEqualTo("five_hour"));
        await().atMost(SOON)
                .until(() -> !ring.all(StatusEvent.BudgetRecorded.class).isEmpty());
    }

    @Test
    void pausedRingStartsNothingAlsoOverALostBoard() {
        tell(Topic.TASKS, new ControlEvent.PauseAllRequested(true, "", "ada"));
        create(task(1));
        await().atMost(SOON).until(() -> state(1).blockedBy() instanceof BlockReason.Paused);
        loseTheBoard();
        create(task(2));
        await().atMost(SOON).until(() -> state(2).blockedBy() instanceof BlockReason.Paused);

        tell(Topic.TASKS, new ControlEvent.PauseAllRequested(false, "", "ada"));

        assignment(1, 1);
        assignment(2, 1);
    }

    @Test
    void newBrokerIsToldEveryStateAndTheAssignmentsUnderWay() {
        create(task(1));
        Assignment first = assignment(1, 1);
        await().atMost(SOON)
                .until(() -> ring.of(TaskStateRecorded.class, taskId(1)).size() == 1);

        ledger.writeAndWait(tx -> {
            snapshots.publishSnapshots(tx, Set.of(Topic.ASSIGNMENTS, Topic.TASK_STATES));
            return Boolean.TRUE;
        });

        await().atMost(SOON).until(() -> ring.of(TaskAssigned.class, taskId(1)).size() == 2);
        assertThat(ring.of(TaskAssigned.class, taskId(1)).getLast().assignment())
                .isEqualTo(first);
        await().atMost(SOON)
                .until(() -> ring.of(TaskStateRecorded.class, taskId(1)).size() == 2);
    }

    @Test
    void projectIsRankedInTheBackground() {
        create(task(1));
        create(task(2).dependingOn(taskId(1).value()));

        await().atMost(SOON)
                .until(() -> ring.all(QueueRanked.class).stream()
                        .anyMatch(ranked -> ranked.project().equals(project)
                                && ranked.top().size() == 2
                                && ranked.top().getFirst().task().equals(taskId(1))));
    }

    /** As a database that refused a change would leave it. */
    private void loseTheBoard() {
        assertThat(ledger.write(tx -> {
                    keeper.on(tx, (board, journal) -> board.counts());
                    throw new IllegalStateException("on purpose");
                }))
                .failsWithin(SOON);
    }

    private int deadLetters() {
        return count("SELECT count(*) FROM outbox WHERE topic LIKE '%tasks.dead-letter' AND record_key = ?", "broken");
    }

    private int dispatches(TaskId task) {
        return count("SELECT count(*) FROM dispatch WHERE task = ?", task.value());
    }

    private int count(String sql, String parameter) {
        return ledger.read(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, parameter);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    private TaskBuilder task(int number) {
        return aTask(taskId(number).value()).of(project);
    }

    private TaskId taskId(int number) {
        return id(project + "-" + number);
    }

    private void create(TaskBuilder task) {
        tell(Topic.TASKS, new TaskEvent.TaskCreated(task.build(), InitialStatus.OPEN));
    }

    private void finish(Assignment assignment, Outcome outcome) {
        AttemptRef ref = assignment.ref();
        tell(Topic.ATTEMPTS, new AttemptEvent.AttemptFinished(ref, outcome, true, Instant.now()));
    }

    private void tell(Topic topic, Event event) {
        ring.send(sender, topic, event, new EventId(UUID.randomUUID()));
    }

    private Assignment assignment(int task, int which) {
        await().atMost(SOON)
                .until(() -> ring.of(TaskAssigned.class, taskId(task)).size() >= which);
        return ring.of(TaskAssigned.class, taskId(task)).get(which - 1).assignment();
    }

    private TaskState state(int task) {
        await().atMost(SOON)
                .until(() -> !ring.of(TaskStateRecorded.class, taskId(task)).isEmpty());
        List<TaskStateRecorded> states = ring.of(TaskStateRecorded.class, taskId(task));
        return states.getLast().state();
    }

    private static AgentReport sessionReport(String session) {
        return new AgentReport("x", session, null, null, null, TokenUsage.UNKNOWN, Cost.UNKNOWN, List.of(), 0, null);
    }

    private static Outcome failure() {
        return new Outcome.Failed(FailureClass.GATE_FAILED, "gate 'test' failed", "expected 4 but was 5");
    }
}
