package dev.ringmaster.model.event;

import static dev.ringmaster.model.event.SampleValues.ANSWER;
import static dev.ringmaster.model.event.SampleValues.ASSIGNMENT;
import static dev.ringmaster.model.event.SampleValues.ATTEMPT;
import static dev.ringmaster.model.event.SampleValues.BASE;
import static dev.ringmaster.model.event.SampleValues.COMMIT;
import static dev.ringmaster.model.event.SampleValues.DECISION;
import static dev.ringmaster.model.event.SampleValues.DECISION_ID;
import static dev.ringmaster.model.event.SampleValues.EPOCH;
import static dev.ringmaster.model.event.SampleValues.FIRST;
import static dev.ringmaster.model.event.SampleValues.NOW;
import static dev.ringmaster.model.event.SampleValues.PASSED;
import static dev.ringmaster.model.event.SampleValues.PROJECT;
import static dev.ringmaster.model.event.SampleValues.PROJECT_ID;
import static dev.ringmaster.model.event.SampleValues.RELEASE;
import static dev.ringmaster.model.event.SampleValues.SECOND;
import static dev.ringmaster.model.event.SampleValues.TASK;
import static dev.ringmaster.model.event.SampleValues.TASK_ID;
import static dev.ringmaster.model.event.SampleValues.WORKER_ID;
import static dev.ringmaster.model.event.SampleValues.state;
import static dev.ringmaster.model.event.SampleValues.worker;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.DependencyResult;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.attempt.ModelTier;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.attempt.PromptBlock;
import dev.ringmaster.model.attempt.PromptBudget;
import dev.ringmaster.model.budget.BudgetScope;
import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.kept.RemovedWork;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.worker.WorkerHold;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One event of each type and its JSON as it must look for ever. Whoever writes events and whoever reads them tests against
 * these; they come with the test jar.
 */
public final class GoldenEvents {

    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final WorkerHold HOLD = new WorkerHold(
            "claude-code",
            "team",
            null,
            "five_hour",
            NOW.plusSeconds(3612),
            NOW.plusSeconds(3600),
            "the quota five_hour is used up",
            NOW);

    private GoldenEvents() {}

    /** The golden JSON of a type, {@code golden/<fact>.json}: indented, ends with a line break. */
    public static String text(EventType type) {
        String name = "/golden/" + type.fact() + ".json";
        try (InputStream file = GoldenEvents.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event that the golden JSON of a type says. */
    public static Event sample(EventType type) {
        return switch (type.topic()) {
            case PROJECTS -> new ProjectEvent.ProjectUpdated(PROJECT);
            case TASKS -> ofTasks(type);
            case ASSIGNMENTS -> ofAssignments(type);
            case PROMPTS -> ofPrompts(type);
            case ATTEMPTS -> ofAttempts(type);
            case WORKERS -> ofWorkers(type);
            case STATUS -> ofStatus(type);
            case TASK_STATES -> new TaskStateRecorded(state(TaskStatus.IN_PROGRESS, null, 2));
            case OUTPUT -> new OutputAppended(ATTEMPT, OutputSource.AGENT, 1024, 17, "Reading WordCount", NOW);
            case RELEASES -> ofReleases(type);
            case SYSTEM -> ofSystem(type);
        };
    }

    private static Event ofTasks(EventType type) {
        return switch (type) {
            case TASK_CREATED -> new TaskEvent.TaskCreated(TASK, InitialStatus.OPEN);
            case TASK_UPDATED -> new TaskEvent.TaskUpdated(TASK);
            case TASK_SUBMITTED -> new TaskEvent.TaskSubmitted(TASK_ID);
            case TASK_CANCEL_REQUESTED -> new TaskEvent.TaskCancelRequested(TASK_ID, "not needed any more", "mara");
            case TASK_RETRY_REQUESTED -> new TaskEvent.TaskRetryRequested(TASK_ID, "mara");
            case TASK_APPROVED -> new TaskEvent.TaskApproved(TASK_ID, "mara");
            case TASK_REJECTED -> new TaskEvent.TaskRejected(TASK_ID, "misses the empty text", "mara");
            case TASK_PAUSE_REQUESTED -> new TaskEvent.TaskPauseRequested(TASK_ID, "looks wrong", "mara");
            case TASK_RESUME_REQUESTED -> new TaskEvent.TaskResumeRequested(TASK_ID, "mara");
            case TASK_REASSIGN_REQUESTED -> new TaskEvent.TaskReassignRequested(TASK_ID, new WorkerId("codex"), "mara");
            case RING_PAUSE_REQUESTED -> new ControlEvent.PauseAllRequested(true, "the bill", "mara");
            case WORKER_PAUSE_REQUESTED -> new ControlEvent.WorkerPauseRequested(WORKER_ID, false, "", "mara");
            case RELEASE_ROLLBACK_REQUESTED -> new ControlEvent.RollbackRequested(new ReleaseId("r-7"), "mara");
            case BREAKER_CLOSE_REQUESTED -> new ControlEvent.BreakerCloseRequested("mara");
            case WORK_COLLECTION_REQUESTED ->
                new ControlEvent.WorkCollectionRequested("c-1", PROJECT_ID, true, List.of(TASK_ID), "mara");
            case TASKS_ARRIVING -> new ControlEvent.TasksArriving(PROJECT_ID, 6000);
            case TASKS_ARRIVED -> new ControlEvent.TasksArrived(PROJECT_ID);
            case CONFIG_RELOAD_REQUESTED -> new ControlEvent.ConfigReloadRequested(true, "mara");
            case DECISION_ANSWERED -> new TaskEvent.DecisionAnswered(TASK_ID, ANSWER);
            default -> throw missing(type);
        };
    }

    private static Event ofAssignments(EventType type) {
        return switch (type) {
            case TASK_ASSIGNED ->
                new AssignmentEvent.TaskAssigned(
                        ASSIGNMENT,
                        List.of(new EarlierFailure(
                                FIRST, 1, "gate test failed", "WordCountTest.countsEmoji: expected 1 but was 2")),
                        List.of(
                                new DependencyResult(new TaskId("textkit-3"), "Read UTF-8", COMMIT),
                                new DependencyResult(new TaskId("textkit-4"), "Agree on words", null)),
                        List.of(ANSWER),
                        new DispatchReason(
                                0.625,
                                Map.of("priority", 0.375, "critical_path", 0.25),
                                Map.of("priority", 0.5, "critical_path", 0.5),
                                1,
                                12,
                                new TaskId("textkit-9"),
                                "may take any task; 0 of 2 slots in use before",
                                List.of(new WorkerId("codex")),
                                new ModelChoice(
                                        ModelTier.MEDIUM,
                                        ModelTier.HIGH,
                                        "opus",
                                        "complexity medium, for it names 2 files (+1); one tier up, for 1 earlier"
                                                + " result was wrong")));
            case TASK_REVOKED -> new AssignmentEvent.TaskRevoked(TASK_ID, SECOND, EPOCH, "cancelled by mara");
            default -> throw missing(type);
        };
    }

    private static Event ofPrompts(EventType type) {
        return switch (type) {
            case TASK_PREPARED ->
                new PromptEvent.TaskPrepared(
                        ASSIGNMENT,
                        "# Objective\n\nCount words in \"mixed\" scripts\n",
                        List.of(
                                new PromptBlock("objective", "textkit-7", 1.0, 12),
                                new PromptBlock("previous-attempt", FIRST.toString(), 0.9, 40)),
                        List.of(new PromptBlock("file", "docs/history.md", 0.125, 9000)),
                        new PromptBudget(8000, 52, 1));
            case TASK_PREPARATION_FAILED ->
                new PromptEvent.TaskPreparationFailed(ASSIGNMENT, "the objective alone exceeds the token budget");
            default -> throw missing(type);
        };
    }

    private static Event ofAttempts(EventType type) {
        return switch (type) {
            case ATTEMPT_DECLINED -> new AttemptEvent.AttemptDeclined(ATTEMPT, "the worker is paused");
            case ATTEMPT_STARTED -> new AttemptEvent.AttemptStarted(ATTEMPT, 2, 4711, NOW);
            case ATTEMPT_PROGRESSED -> new AttemptEvent.AttemptProgressed(ATTEMPT, 1041, NOW);
            case ATTEMPT_REPORTED -> new AttemptEvent.AttemptReported(ATTEMPT, SampleValues.REPORT, NOW);
            case ATTEMPT_HEALTH_CHANGED ->
                new AttemptEvent.AttemptHealthChanged(
                        ATTEMPT, AttemptHealth.SLOW, "has been quiet for 120 s and holds a connection open", NOW);
            case ATTEMPT_EXITED -> new AttemptEvent.AttemptExited(ATTEMPT, 0, Duration.ofSeconds(95));
            case ATTEMPT_PROVEN -> new AttemptEvent.AttemptProven(ATTEMPT, COMMIT, List.of(PASSED));
            case ATTEMPT_LANDED -> new AttemptEvent.AttemptLanded(ATTEMPT, COMMIT, "main");
            case ATTEMPT_CONFLICTED ->
                new AttemptEvent.AttemptConflicted(ATTEMPT, List.of("src/main/java/WordCount.java"));
            case ATTEMPT_AWAITS_REVIEW ->
                new AttemptEvent.AttemptAwaitsReview(
                        ATTEMPT,
                        COMMIT,
                        "main",
                        " WordCount.java | 4 ++--\n 1 file changed, 2 insertions(+), 2 deletions(-)\n");
            case ATTEMPT_PROPOSED ->
                new AttemptEvent.AttemptProposed(
                        ATTEMPT, "ringmaster/textkit-7", "https://forge.example/textkit/pulls/12");
            case WORK_RECORDED ->
                new WorkEvent.WorkRecorded(
                        PROJECT_ID,
                        List.of(new KeptWork(
                                TASK_ID,
                                SECOND,
                                "ringmaster/textkit-7",
                                COMMIT,
                                2,
                                NOW,
                                "/srv/ring/.ringmaster/worktrees/" + SECOND,
                                4096L,
                                true,
                                "2 commits are not on main")),
                        NOW);
            case WORK_REMOVED ->
                new WorkEvent.WorkRemoved(
                        PROJECT_ID,
                        List.of(new RemovedWork(
                                TASK_ID, FIRST, "ringmaster/textkit-7", COMMIT, null, null, "every commit is on main")),
                        NOW);
            case WORK_COLLECTED ->
                new WorkEvent.WorkCollected(
                        PROJECT_ID,
                        "c-1",
                        true,
                        List.of(new RemovedWork(
                                TASK_ID, FIRST, "ringmaster/textkit-7", COMMIT, null, null, "every commit is on main")),
                        List.of(),
                        null,
                        NOW);
            case ATTEMPT_HANDED_OVER -> new AttemptEvent.AttemptHandedOver(ATTEMPT, "main", BASE, COMMIT);
            case ATTEMPT_FINISHED ->
                new AttemptEvent.AttemptFinished(
                        ATTEMPT,
                        new Outcome.Failed(
                                FailureClass.GATE_FAILED, "gate test failed", "WordCountTest.countsEmoji: expected 1"),
                        true,
                        NOW);
            default -> throw missing(type);
        };
    }

    private static Event ofWorkers(EventType type) {
        return switch (type) {
            case WORKER_AVAILABLE -> new WorkerEvent.WorkerAvailable(worker(1, null, null));
            case WORKER_BUSY -> new WorkerEvent.WorkerBusy(worker(2, "every slot is in use", null));
            case WORKER_PAUSED ->
                new WorkerEvent.WorkerPaused(worker(0, "its quota is used up", NOW.plusSeconds(3600)));
            case WORKER_OFFLINE -> new WorkerEvent.WorkerOffline(worker(0, "its command is missing", null));
            default -> throw missing(type);
        };
    }

    private static Event ofStatus(EventType type) {
        return switch (type) {
            case DECISION_NEEDED -> new DecisionNeeded(DECISION);
            case TASK_READY -> new StatusEvent.TaskReady(state(TaskStatus.READY, null, 0));
            case TASK_BLOCKED ->
                new StatusEvent.TaskBlocked(state(TaskStatus.BLOCKED, new BlockReason.Decision(DECISION_ID), 2));
            case TASK_STARTED -> new StatusEvent.TaskStarted(state(TaskStatus.IN_PROGRESS, null, 2));
            case TASK_IN_REVIEW -> new StatusEvent.TaskInReview(state(TaskStatus.REVIEW, null, 2));
            case TASK_COMPLETED -> new StatusEvent.TaskCompleted(state(TaskStatus.DONE, null, 2));
            case TASK_FAILED -> new StatusEvent.TaskFailed(state(TaskStatus.FAILED, null, 2));
            case TASK_CANCELLED -> new StatusEvent.TaskCancelled(state(TaskStatus.CANCELLED, null, 0));
            case WORKERS_HELD -> new StatusEvent.WorkersHeld(HOLD);
            case WORKERS_FREED -> new StatusEvent.WorkersFreed(HOLD);
            case BUDGET_RECORDED ->
                new StatusEvent.BudgetRecorded(new BudgetState(
                        BudgetScope.PROJECT_DAY,
                        PROJECT_ID.value(),
                        LocalDate.of(2026, 3, 1),
                        new BigDecimal("4.1"),
                        new BigDecimal("2"),
                        1,
                        new BigDecimal("20"),
                        NOW));
            case SLOTS_SCALED -> new StatusEvent.SlotsScaled(WORKER_ID, 2, 0, 3, "2 tasks could run", NOW);
            case QUEUE_RANKED ->
                new StatusEvent.QueueRanked(
                        PROJECT_ID,
                        12,
                        List.of(
                                new MetricStatus("pagerank", "exact", 1.5),
                                new MetricStatus("betweenness", "timed_out", 5000.0)),
                        List.of(new RankedTask(
                                TASK_ID,
                                0.625,
                                Map.of("priority", 0.25, "ageing", 0.125, "pagerank", 0.0, "critical_path", 0.25))));
            case QUEUE_LINED_UP ->
                new StatusEvent.QueueLinedUp(PROJECT_ID, 0.25, 1, List.of(new LinedUpTask(TASK_ID, 0.625, NOW)), NOW);
            default -> throw missing(type);
        };
    }

    private static Event ofReleases(EventType type) {
        return switch (type) {
            case IMPROVEMENT_BEGUN -> new ImprovementEvent.ImprovementBegun(RELEASE, NOW);
            case IMPROVEMENT_STAGE_ENTERED ->
                new ImprovementEvent.ImprovementStageEntered(RELEASE, ReleaseStage.PROOF, NOW);
            case IMPROVEMENT_STAGE_PASSED ->
                new ImprovementEvent.ImprovementStagePassed(
                        RELEASE, ReleaseStage.PROOF, "./mvnw verify ended with 0", Duration.ofSeconds(402), NOW);
            case IMPROVEMENT_BLOCKED ->
                new ImprovementEvent.ImprovementBlocked(
                        RELEASE,
                        ReleaseStage.GUARD,
                        new DecisionId("d-textkit-7-2-protected-change"),
                        "the change touches .ci/run",
                        NOW);
            case IMPROVEMENT_APPROVED -> new ImprovementEvent.ImprovementApproved(RELEASE, "mara", NOW);
            case IMPROVEMENT_OUTDATED -> new ImprovementEvent.ImprovementOutdated(RELEASE, NOW);
            case IMPROVEMENT_LIVE ->
                new ImprovementEvent.ImprovementLive(
                        RELEASE, List.of(new ComponentSwap("queue-service", "9f13ce796dfc", "32eeb104df7e", 812)), NOW);
            case IMPROVEMENT_KEPT ->
                new ImprovementEvent.ImprovementKept(
                        RELEASE, "ringmaster-r-7", "no crash, p95 12 ms (before: 11 ms)", NOW);
            case IMPROVEMENT_REJECTED ->
                new ImprovementEvent.ImprovementRejected(
                        RELEASE,
                        ReleaseStage.PROOF,
                        FailureClass.PROOF_FAILED,
                        "the proof command ended with 1",
                        "BoardTest.taskIsAssignedOnce: expected 1 but was 2",
                        NOW);
            case IMPROVEMENT_WENT_BACK ->
                new ImprovementEvent.ImprovementWentBack(
                        RELEASE, "queue-service crashed", "exit code 1 after 30 s", BASE, NOW);
            case BREAKER_CHANGED -> new ImprovementEvent.BreakerChanged(true, 3, "three releases in a row failed", NOW);
            default -> throw missing(type);
        };
    }

    private static Event ofSystem(EventType type) {
        String component = "queue-service";
        return switch (type) {
            case COMPONENT_RESTARTED -> new SystemEvent.ComponentRestarted(component, "0.1.0", NOW);
            case CONFIG_PROPOSED ->
                new SystemEvent.ConfigProposed(
                        "scheduler-service",
                        HASH,
                        "[retry]\nmax_attempts = 5\n",
                        Map.of("components.bind_address", "\"127.0.0.1\""),
                        NOW,
                        7);
            case CONFIG_PREPARED -> new SystemEvent.ConfigPrepared(component, HASH, NOW, 7);
            case CONFIG_REJECTED ->
                new SystemEvent.ConfigRejected(
                        component, HASH, List.of("line 3: kafka.port: must be a number"), NOW, 7);
            case CONFIG_APPLIED ->
                new SystemEvent.ConfigApplied(
                        "scheduler-service",
                        HASH,
                        NOW,
                        7,
                        List.of("retry.max_attempts"),
                        List.of("api-service"),
                        List.of("components.bind_address"));
            default -> throw missing(type);
        };
    }

    private static IllegalArgumentException missing(EventType type) {
        return new IllegalArgumentException("add a golden event for " + type);
    }
}
