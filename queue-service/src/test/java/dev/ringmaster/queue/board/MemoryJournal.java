package dev.ringmaster.queue.board;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.Fixtures;
import dev.ringmaster.queue.budget.Spend;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.slot.Turn;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.queue.worker.Clock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps in memory what a database would keep, with the same refusal of a state that was changed meanwhile. */
final class MemoryJournal implements Journal {

    Instant now = Fixtures.NOW;
    final List<Event> published = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Map<TaskId, List<EarlierFailure>> failures = new HashMap<>();
    final Map<DecisionId, Answer> answers = new HashMap<>();

    private final Map<AttemptId, DispatchReason> reasons = new HashMap<>();
    private final Map<ProjectId, StoredQueue.StoredProject> projects = new HashMap<>();
    private final Map<String, StoredQueue.StoredWorker> workers = new HashMap<>();
    private final Map<TaskId, TaskDefinition> definitions = new LinkedHashMap<>();
    private final Map<TaskId, TaskRun> runs = new HashMap<>();
    final Map<String, Clock> clocks = new TreeMap<>();
    final Map<AttemptId, Spend> spends = new LinkedHashMap<>();
    private final Map<TaskId, BigDecimal> ceilings = new HashMap<>();
    private @Nullable String ringPausedBy;
    private @Nullable String trace;

    /** What a start would read. */
    StoredQueue stored() {
        return new StoredQueue(
                List.copyOf(projects.values()),
                List.copyOf(workers.values()),
                definitions.values().stream()
                        .map(definition -> new StoredQueue.StoredTask(
                                TaskTraits.of(definition),
                                definition.dependsOn(),
                                definition.retryOf(),
                                run(definition.id())))
                        .toList(),
                new StoredQueue.StoredBrakes(
                        ringPausedBy, List.copyOf(clocks.values()), List.copyOf(spends.values()), ceilings));
    }

    TaskRun run(TaskId task) {
        return Fixtures.known(runs, task);
    }

    List<AssignmentEvent.TaskAssigned> assigned() {
        return published(AssignmentEvent.TaskAssigned.class);
    }

    <E extends Event> List<E> published(Class<E> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public @Nullable String trace() {
        return trace;
    }

    @Override
    public void continueTrace(@Nullable String parent) {
        this.trace = parent;
    }

    @Override
    public void keepTurn(Turn turn) {
        projects.computeIfPresent(
                turn.project(),
                (_, before) -> new StoredQueue.StoredProject(before.id(), before.version(), before.policy(), turn));
    }

    @Override
    public void keepProject(ProjectId project, long version, ProjectPolicy policy) {
        projects.compute(
                project,
                (_, before) ->
                        new StoredQueue.StoredProject(project, version, policy, before == null ? null : before.turn()));
    }

    @Override
    public void dropProject(ProjectId project) {
        projects.remove(project);
    }

    @Override
    public void keepWorker(WorkerSnapshot worker, boolean takesTasks) {
        workers.put(worker.id().value(), new StoredQueue.StoredWorker(worker, takesTasks));
    }

    @Override
    public void keepClock(Clock clock) {
        clocks.put(clock.hold().key(), clock);
    }

    @Override
    public void dropClock(String key) {
        clocks.remove(key);
    }

    @Override
    public void keepRingPause(@Nullable String by) {
        ringPausedBy = by;
    }

    @Override
    public void keepSpend(Spend spend) {
        spends.put(spend.attempt(), spend);
    }

    @Override
    public void keepCeiling(TaskId task, BigDecimal usd) {
        ceilings.put(task, usd);
    }

    @Override
    public void addTask(TaskDefinition definition, TaskRun run) {
        definitions.put(definition.id(), definition);
        runs.put(definition.id(), run);
    }

    @Override
    public void changeTask(TaskDefinition definition) {
        definitions.put(definition.id(), definition);
    }

    @Override
    public void moveTask(TaskRun next, long fromVersion) {
        if (run(next.task()).version() != fromVersion) {
            throw new IllegalStateException("task " + next.task() + " was changed meanwhile");
        }
        runs.put(next.task(), next);
    }

    @Override
    public TaskDefinition definition(TaskId task) {
        return Fixtures.known(definitions, task);
    }

    @Override
    public void keepFailure(TaskId task, EarlierFailure failure) {
        failures.computeIfAbsent(task, _ -> new ArrayList<>()).add(failure);
    }

    @Override
    public void keepAnswer(Answer answer) {
        answers.put(answer.decision(), answer);
    }

    @Override
    public Optional<Answer> answerTo(TaskId task, DecisionId decision) {
        return Optional.ofNullable(answers.get(decision));
    }

    @Override
    public void assign(
            TaskRun run, Dispatch dispatch, DispatchReason why, long projectVersion, UnaryOperator<TaskId> standIn) {
        reasons.put(Objects.requireNonNull(run.attempt()), why);
        repeatAssignment(run, projectVersion, standIn);
    }

    @Override
    public void repeatAssignment(TaskRun run, long projectVersion, UnaryOperator<TaskId> standIn) {
        DispatchReason why = reasons.get(run.attempt());
        var assignment = new Assignment(
                Fixtures.known(definitions, run.task()),
                Objects.requireNonNull(run.attempt()),
                run.epoch(),
                run.tries().nextNumber(),
                Objects.requireNonNull(run.worker()),
                projectVersion,
                Objects.requireNonNull(run.readyAt()),
                Objects.requireNonNull(run.claim()).resume(),
                why == null || why.model() == null ? null : why.model().model());
        published.add(new AssignmentEvent.TaskAssigned(assignment, List.of(), List.of(), List.of(), why));
    }

    @Override
    public void publish(Event event) {
        published.add(event);
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }
}
