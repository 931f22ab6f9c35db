package dev.ringmaster.api.plan;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.FinishedAttempt;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.settings.RetrySettings;
import dev.ringmaster.model.settings.SchedulingSettings;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what the read model may know, for tests. */
final class Boards {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Project PROJECT = new Project(
            new ProjectId("p"),
            1,
            "p",
            "",
            "main",
            Workspace.NONE,
            List.of(),
            "",
            List.of(),
            ProjectPolicy.DEFAULT,
            List.of(),
            null);

    private Boards() {}

    static StoredTask ready(int number, int minutes, int... needs) {
        return needs.length == 0
                ? task(number, minutes, TaskStatus.READY, null, needs)
                : task(number, minutes, TaskStatus.BLOCKED, new BlockReason.Dependency(ids(needs)), needs);
    }

    static StoredTask task(int number, int minutes, TaskStatus status, @Nullable BlockReason reason, int... needs) {
        TaskId id = new TaskId("p-" + number);
        TaskDefinition definition = new TaskDefinition(
                id,
                PROJECT.id(),
                "Task " + number,
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.FEATURE,
                Set.copyOf(ids(needs)),
                List.of(),
                Set.of(),
                null,
                List.of(),
                Duration.ofMinutes(minutes),
                null,
                null,
                1,
                NOW.minus(Duration.ofDays(1)));
        boolean active = status.isActive();
        TaskState state = new TaskState(
                id,
                PROJECT.id(),
                status,
                reason,
                new Epoch(1),
                active ? 1 : 0,
                null,
                active ? new WorkerId("claude") : null,
                false,
                0.5,
                null,
                null,
                NOW.minus(Duration.ofMinutes(4)),
                1,
                null,
                null);
        return new StoredTask(number, definition, InitialStatus.OPEN, state, null);
    }

    /** The same task of another project. */
    static StoredTask elsewhere(Project project, StoredTask task) {
        TaskDefinition here = task.definition();
        TaskDefinition there = new TaskDefinition(
                new TaskId(project.id() + "-" + task.ordinal()),
                project.id(),
                here.title(),
                here.description(),
                here.acceptanceCriteria(),
                here.priority(),
                here.kind(),
                Set.of(),
                here.labels(),
                here.requires(),
                here.agent(),
                here.gates(),
                here.estimate(),
                null,
                null,
                1,
                here.createdAt());
        return new StoredTask(1000 + task.ordinal(), there, InitialStatus.OPEN, null, null);
    }

    static Project project(String id, ProjectPolicy policy) {
        return new Project(
                new ProjectId(id),
                1,
                id,
                "",
                "main",
                Workspace.NONE,
                List.of(),
                "",
                List.of(),
                policy,
                List.of(),
                null);
    }

    static List<TaskId> ids(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> new TaskId("p-" + number))
                .collect(Collectors.toList());
    }

    static WorkerSummary worker(String id, int slots, String status) {
        return new WorkerSummary(
                new WorkerId(id),
                id,
                status,
                List.of(),
                slots,
                0,
                false,
                status.equals("available") ? null : "is away",
                null,
                NOW,
                id,
                null,
                null,
                List.of(),
                List.of());
    }

    static PlanFacts facts(List<WorkerSummary> workers, List<FinishedAttempt> past, StoredTask... open) {
        return facts(PlanFacts.Others.NONE, workers, past, open);
    }

    static PlanFacts facts(
            PlanFacts.Others others, List<WorkerSummary> workers, List<FinishedAttempt> past, StoredTask... open) {
        return new PlanFacts(
                PROJECT, List.of(open), others, workers, past, SchedulingSettings.DEFAULT, RetrySettings.DEFAULT, NOW);
    }
}
