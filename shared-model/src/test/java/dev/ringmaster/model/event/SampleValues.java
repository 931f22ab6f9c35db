package dev.ringmaster.model.event;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that the golden events are made of: one task of one project, tried twice by one worker. */
final class SampleValues {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00.250Z");
    static final ProjectId PROJECT_ID = new ProjectId("textkit");
    static final TaskId TASK_ID = new TaskId("textkit-7");
    static final WorkerId WORKER_ID = new WorkerId("claude");
    static final AttemptId FIRST = AttemptId.of("019ca8d2-5a00-7000-8000-000000000001");
    static final AttemptId SECOND = AttemptId.of("019ca8d2-6fa0-7000-8000-000000000002");
    static final Epoch EPOCH = new Epoch(2);
    static final String COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    static final String BASE = "9d1dcfdaf1a6857c5f83dc27019c7600e1ffaff8";
    static final String TREE = "c8aa1f3f6b1f1c5a3f6e0b7d3c4b5a697887a6b5";

    static final Gate TEST = new Gate("test", List.of("mvn", "-q", "test"), Duration.ofMinutes(10));

    static final DecisionId DECISION_ID = Decision.idFor(TASK_ID, EPOCH, DecisionKind.RETRIES_SPENT);

    static final Answer ANSWER = new Answer(
            DECISION_ID,
            TASK_ID,
            "All attempts are spent. Try again?",
            DecisionOption.RETRY,
            "Split on code points, not on chars.",
            "mara",
            NOW);

    static final Decision DECISION = new Decision(
            DECISION_ID,
            TASK_ID,
            PROJECT_ID,
            SECOND,
            DecisionKind.RETRIES_SPENT,
            "All attempts are spent. Try again?",
            "gate test failed: WordCountTest.countsEmoji",
            List.of(DecisionOption.RETRY, DecisionOption.DROP),
            NOW);

    static final Project PROJECT = new Project(
            PROJECT_ID,
            3,
            "Textkit",
            "/srv/repositories/textkit",
            "main",
            Workspace.WORKTREE,
            List.of(TEST, Gate.ofShellLine("style", "mvn -q spotless:check")),
            "Small tools for text.",
            List.of("No new dependencies."),
            new ProjectPolicy(4, 3, 1.5, false, LandingMode.REVIEW),
            List.of(ANSWER),
            new WorkspaceSetup(List.of(Gate.ofShellLine("mvn-compile", "mvn -q compile")), List.of(".env")));

    static final TaskDefinition TASK = new TaskDefinition(
            TASK_ID,
            PROJECT_ID,
            "Count words in \"mixed\" scripts",
            "`WordCount` splits emoji in two.\nSee src/main/java/WordCount.java.",
            List.of("WordCountTest passes", "An emoji counts as one word"),
            new Priority(1),
            TaskKind.BUG_FIX,
            Set.of(new TaskId("textkit-5"), new TaskId("textkit-3"), new TaskId("textkit-4")),
            List.of("unicode"),
            Set.of(new Capability("java"), new Capability("code")),
            WORKER_ID,
            List.of(TEST),
            Duration.ofMinutes(20),
            new TaskId("textkit-2"),
            "bd-a1b2",
            2,
            NOW);

    static final AttemptRef ATTEMPT = new AttemptRef(TASK_ID, PROJECT_ID, SECOND, EPOCH, WORKER_ID);

    static final ReleaseRef RELEASE = new ReleaseRef(new ReleaseId("r-7"), ATTEMPT, BASE, COMMIT, TREE, "main");

    static final Assignment ASSIGNMENT = new Assignment(
            TASK,
            SECOND,
            EPOCH,
            2,
            WORKER_ID,
            3,
            NOW,
            new Resume("0199a213-81c0-7800-8aa1-bbab2a035a53", FIRST),
            "opus");

    static final AgentReport REPORT = new AgentReport(
            "codex",
            "0199a213-81c0-7800-8aa1-bbab2a035a53",
            "gpt-5.1-codex",
            4,
            7,
            new TokenUsage(1200L, 340L, 5600L, null, FigureSource.ACTUAL),
            new Cost(new BigDecimal("0.0123"), FigureSource.PRICED),
            List.of(new RateLimitWindow("five_hour", "allowed_warning", NOW.plusSeconds(3600), 0.92)),
            2,
            "WordCount splits on code points now.");

    static final GateResult PASSED = new GateResult("test", true, 0, Duration.ofMillis(8250), "Tests run: 12");

    private SampleValues() {}

    static TaskState state(TaskStatus status, @Nullable BlockReason reason, int attempts) {
        boolean tried = attempts > 0;
        return new TaskState(
                TASK_ID,
                PROJECT_ID,
                status,
                reason,
                new Epoch(attempts),
                attempts,
                tried ? SECOND : null,
                tried ? WORKER_ID : null,
                status == TaskStatus.IN_PROGRESS,
                0.625,
                status == TaskStatus.DONE ? COMMIT : null,
                status == TaskStatus.FAILED ? "given up by mara" : null,
                NOW,
                4 + attempts,
                status == TaskStatus.IN_PROGRESS ? "mara" : null,
                status == TaskStatus.READY ? WORKER_ID : null);
    }

    static WorkerSnapshot worker(int running, @Nullable String reason, @Nullable Instant until) {
        return new WorkerSnapshot(
                WORKER_ID,
                "claude-code",
                Set.of(new Capability("web"), new Capability("java"), new Capability("code")),
                2,
                running,
                false,
                reason,
                until,
                NOW,
                "team",
                1,
                3);
    }
}
