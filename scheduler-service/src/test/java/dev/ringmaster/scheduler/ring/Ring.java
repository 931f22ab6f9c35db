package dev.ringmaster.scheduler.ring;

import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.PromptBudget;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The other services, as far as the scheduler sees them. */
final class Ring {

    static final Duration SOON = Duration.ofSeconds(30);

    private static final TimeOrderedIds IDS = new TimeOrderedIds(InstantSource.system(), new Random());
    private static final AtomicInteger TASKS = new AtomicInteger();

    private final Consumer<EventEnvelope> sender;
    private final RingEvents events;

    /** @param sender puts an event on its topic */
    Ring(Consumer<EventEnvelope> sender, RingEvents events) {
        this.sender = sender;
        this.events = events;
    }

    void tell(Event event) {
        sender.accept(
                new EventEnvelope(IDS.nextEvent(), "/test", EventType.of(event).topic(), Instant.now(), null, event));
    }

    /** Tells of a project whose attempts work without git. */
    Project folderProject(String name, Gate... gates) {
        Project project = project(name, 1, "", Workspace.NONE, gates);
        tell(new ProjectEvent.ProjectUpdated(project));
        return project;
    }

    Project repositoryProject(String name, Path repository, Gate... gates) {
        Project project = project(name, 1, repository.toString(), Workspace.WORKTREE, gates);
        tell(new ProjectEvent.ProjectUpdated(project));
        return project;
    }

    Project repositoryProject(String name, Path repository, LandingMode landing, Gate... gates) {
        return repositoryProject(name, repository, landing, WorkspaceSetup.NONE, gates);
    }

    Project repositoryProject(String name, Path repository, LandingMode landing, WorkspaceSetup setup, Gate... gates) {
        Project plain = project(name, 1, repository.toString(), Workspace.WORKTREE, gates);
        Project project = new Project(
                plain.id(),
                1,
                name,
                plain.repository(),
                "main",
                plain.workspace(),
                plain.gates(),
                "",
                List.of(),
                new ProjectPolicy(64, 3, 1.0, false, landing),
                List.of(),
                setup);
        tell(new ProjectEvent.ProjectUpdated(project));
        return project;
    }

    static Project project(String name, long version, String repository, Workspace workspace, Gate... gates) {
        return new Project(
                new ProjectId(name),
                version,
                name,
                repository,
                "main",
                workspace,
                List.of(gates),
                "",
                List.of(),
                ProjectPolicy.DEFAULT,
                List.of(),
                WorkspaceSetup.NONE);
    }

    static Assignment assignment(Project project, String worker) {
        TaskId task = new TaskId(project.id() + "-" + TASKS.incrementAndGet());
        return assignment(project, task, 1, worker);
    }

    static Assignment assignment(Project project, TaskId task, long epoch, String worker, String... labels) {
        TaskDefinition definition = new TaskDefinition(
                task,
                project.id(),
                "Do " + task,
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.FEATURE,
                Set.of(),
                List.of(labels),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                null,
                1,
                Instant.now());
        return new Assignment(
                definition,
                IDS.nextAttempt(),
                new Epoch(epoch),
                (int) epoch,
                new WorkerId(worker),
                project.version(),
                Instant.now(),
                null);
    }

    /** The same with gates of the task's own. */
    static Assignment gated(Assignment assignment, Gate... gates) {
        TaskDefinition task = assignment.task();
        return new Assignment(
                new TaskDefinition(
                        task.id(),
                        task.project(),
                        task.title(),
                        task.description(),
                        task.acceptanceCriteria(),
                        task.priority(),
                        task.kind(),
                        task.dependsOn(),
                        task.labels(),
                        task.requires(),
                        task.agent(),
                        List.of(gates),
                        task.estimate(),
                        task.retryOf(),
                        task.externalId(),
                        task.version(),
                        task.createdAt()),
                assignment.attempt(),
                assignment.epoch(),
                assignment.number(),
                assignment.worker(),
                assignment.projectVersion(),
                assignment.readyAt(),
                assignment.resume());
    }

    /** The next attempt of the same task, which goes on from what the agent remembers of this one. */
    static Assignment resumed(Assignment earlier, String session) {
        return new Assignment(
                earlier.task(),
                IDS.nextAttempt(),
                new Epoch(earlier.epoch().value() + 1),
                earlier.number() + 1,
                earlier.worker(),
                earlier.projectVersion(),
                Instant.now(),
                new Resume(session, earlier.attempt()));
    }

    void assign(Assignment assignment) {
        tell(new AssignmentEvent.TaskAssigned(assignment, List.of(), List.of(), List.of()));
    }

    void prepare(Assignment assignment, String prompt) {
        tell(new PromptEvent.TaskPrepared(assignment, prompt, List.of(), List.of(), new PromptBudget(8000, 10, 0)));
    }

    void revoke(Assignment assignment, String reason) {
        tell(new AssignmentEvent.TaskRevoked(assignment.task().id(), assignment.attempt(), assignment.epoch(), reason));
    }

    void answer(Decision decision, DecisionOption option, String text) {
        tell(new TaskEvent.DecisionAnswered(
                decision.task(),
                new Answer(decision.id(), decision.task(), decision.question(), option, text, "mara", Instant.now())));
    }

    AttemptEvent.AttemptStarted awaitStarted(Assignment assignment) {
        return awaitEvent(assignment, AttemptEvent.AttemptStarted.class);
    }

    Outcome awaitOutcome(Assignment assignment) {
        return awaitEvent(assignment, AttemptEvent.AttemptFinished.class).outcome();
    }

    <T extends AttemptEvent> T awaitEvent(Assignment assignment, Class<T> type) {
        await("attempt " + assignment.attempt() + " tells " + type.getSimpleName())
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> events.of(assignment.attempt()).stream().anyMatch(type::isInstance));
        return events.of(assignment.attempt()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    List<AttemptEvent.AttemptReported> reportsOf(Assignment assignment) {
        return events.of(assignment.attempt()).stream()
                .filter(AttemptEvent.AttemptReported.class::isInstance)
                .map(AttemptEvent.AttemptReported.class::cast)
                .toList();
    }

    List<Class<?>> toldOf(Assignment assignment) {
        return events.of(assignment.attempt()).stream()
                .<Class<?>>map(Object::getClass)
                .toList();
    }
}
