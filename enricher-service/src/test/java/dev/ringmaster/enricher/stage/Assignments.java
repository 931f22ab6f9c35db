package dev.ringmaster.enricher.stage;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.DependencyResult;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds assignments and projects for tests. */
public final class Assignments {

    public static final ProjectId PROJECT = new ProjectId("textkit");
    public static final AttemptId ATTEMPT = AttemptId.of("019a0000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private String title = "Count words";
    private String description = "Words are parted by white space.";
    private List<String> criteria = List.of();
    private TaskKind kind = TaskKind.UNSPECIFIED;
    private @Nullable String externalId;
    private AttemptId attempt = ATTEMPT;
    private ProjectId project = PROJECT;
    private long projectVersion = 1;
    private final List<EarlierFailure> failures = new ArrayList<>();
    private final List<DependencyResult> results = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    public static Assignments anAssignment() {
        return new Assignments();
    }

    public static Project aProject(String repository, long version) {
        return aProject(PROJECT, repository, version);
    }

    public static Project aProject(ProjectId id, String repository, long version) {
        return new Project(
                id,
                version,
                "Textkit",
                repository,
                "main",
                repository.isEmpty() ? Workspace.NONE : Workspace.WORKTREE,
                List.of(Gate.ofShellLine("test", "./test.sh")),
                "Small functions for text.",
                List.of("No dependencies."),
                ProjectPolicy.DEFAULT,
                List.of(),
                WorkspaceSetup.NONE);
    }

    public Assignments of(ProjectId id) {
        project = id;
        return this;
    }

    public Assignments titled(String text) {
        title = text;
        return this;
    }

    public Assignments describedAs(String text) {
        description = text;
        return this;
    }

    public Assignments accepting(String... texts) {
        criteria = List.of(texts);
        return this;
    }

    public Assignments importedAs(String id) {
        externalId = id;
        return this;
    }

    public Assignments needingProjectVersion(long version) {
        projectVersion = version;
        return this;
    }

    public Assignments asAttempt(AttemptId id) {
        attempt = id;
        return this;
    }

    public Assignments afterFailure(int number, String message, String detail) {
        failures.add(new EarlierFailure(ATTEMPT, number, message, detail));
        return this;
    }

    public Assignments after(String task, String taskTitle, String commit) {
        results.add(new DependencyResult(new TaskId(task), taskTitle, commit));
        return this;
    }

    public Assignments answered(Answer answer) {
        answers.add(answer);
        return this;
    }

    public TaskAssigned build() {
        TaskDefinition task = new TaskDefinition(
                new TaskId(project + "-7"),
                project,
                title,
                description,
                criteria,
                Priority.NORMAL,
                kind,
                Set.of(),
                List.of(),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                externalId,
                1,
                NOW);
        return new TaskAssigned(
                new Assignment(
                        task,
                        attempt,
                        new Epoch(1),
                        failures.size() + 1,
                        new WorkerId("demo"),
                        projectVersion,
                        NOW,
                        null),
                failures,
                results,
                answers);
    }
}
