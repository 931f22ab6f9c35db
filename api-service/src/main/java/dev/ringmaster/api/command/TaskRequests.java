package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.api.task.TaskDraft;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Passes on what a person asks of a task; the queue decides what comes of it. */
@ApplicationScoped
public class TaskRequests {

    private final TaskRepository tasks;
    private final DecisionRepository decisions;
    private final TaskCommands commands;
    private final RingRequests ring;

    TaskRequests(TaskRepository tasks, DecisionRepository decisions, TaskCommands commands, RingRequests ring) {
        this.tasks = tasks;
        this.decisions = decisions;
        this.commands = commands;
        this.ring = ring;
    }

    public void cancel(LedgerTransaction tx, StoredTask task, String reason, String by) throws SQLException {
        TaskId id = task.definition().id();
        if (task.status() == TaskStatus.CANCELLED) {
            return;
        }
        if (task.status().isFinal()) {
            throw new ProblemException(
                    ProblemCode.TASK_FINISHED,
                    "Task " + id + " is " + task.status().word() + ": there is nothing to cancel.");
        }
        tx.publish(new TaskEvent.TaskCancelRequested(id, reason, by));
    }

    public void pause(LedgerTransaction tx, StoredTask task, String reason, String by) throws SQLException {
        requireUnfinished(task, "paused");
        tx.publish(new TaskEvent.TaskPauseRequested(task.definition().id(), reason, by));
    }

    public void resume(LedgerTransaction tx, StoredTask task, String by) throws SQLException {
        requireUnfinished(task, "resumed");
        tx.publish(new TaskEvent.TaskResumeRequested(task.definition().id(), by));
    }

    /** @throws ProblemException if there is no such worker, or it lacks what the task requires */
    public void reassign(LedgerTransaction tx, StoredTask task, String worker, String by) throws SQLException {
        requireUnfinished(task, "reassigned");
        WorkerSummary to = ring.requireWorker(tx.connection(), worker);
        Set<Capability> missing = new TreeSet<>(task.definition().requires());
        to.capabilities().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.WORKER_UNFIT,
                    "Worker " + to.id() + " does not offer what task "
                            + task.definition().id() + " requires: " + missing
                            + ". Choose another worker, or change [[workers]] in ringmaster.toml.");
        }
        tx.publish(new TaskEvent.TaskReassignRequested(task.definition().id(), to.id(), by));
    }

    private static void requireUnfinished(StoredTask task, String what) {
        if (task.status().isFinal()) {
            throw new ProblemException(
                    ProblemCode.TASK_FINISHED,
                    "Task " + task.definition().id() + " is " + task.status().word() + ": it cannot be " + what + ".");
        }
    }

    public void submit(LedgerTransaction tx, StoredTask task) throws SQLException {
        TaskId id = task.definition().id();
        if (task.status() != TaskStatus.DRAFT) {
            throw new ProblemException(
                    ProblemCode.TASK_NOT_DRAFT,
                    "Task " + id + " is " + task.status().word() + ", not a draft: it was submitted already.");
        }
        tasks.open(tx, id);
        tx.publish(new TaskEvent.TaskSubmitted(id));
    }

    /** Tries a task again: a waiting one as it is, a failed or cancelled one as a new task. The new one, if there is one. */
    public Optional<TaskId> retry(LedgerTransaction tx, StoredTask task, String by) throws SQLException {
        TaskDefinition definition = task.definition();
        return switch (task.status()) {
            case BLOCKED, READY -> {
                for (Decision open : decisions.openOf(tx, definition.id())) {
                    decisions.withdraw(tx, open.id(), by + " had the task tried again");
                }
                tx.publish(new TaskEvent.TaskRetryRequested(definition.id(), by));
                yield Optional.empty();
            }
            case FAILED, CANCELLED -> Optional.of(anew(tx, definition));
            case ASSIGNED, IN_PROGRESS, REVIEW ->
                throw new ProblemException(
                        ProblemCode.TASK_RUNNING,
                        "Task " + definition.id() + " "
                                + (task.state() == null
                                        ? "is running"
                                        : task.state().sentence()) + ". Wait for it, or cancel it first.");
            case DRAFT ->
                throw new ProblemException(
                        ProblemCode.TASK_IS_DRAFT,
                        "Task " + definition.id() + " has never run: it is a draft. Submit it.");
            case DONE ->
                throw new ProblemException(
                        ProblemCode.TASK_FINISHED,
                        "Task " + definition.id() + " is done: its work has landed. Add a new task for more.");
        };
    }

    /** A new task like the old one, or the one that tries it again already. What waited for the old one waits for the new one. */
    private TaskId anew(LedgerTransaction tx, TaskDefinition old) throws SQLException {
        for (StoredTask retry : tasks.retriesOf(tx.connection(), old.id())) {
            if (!retry.status().isFinal()) {
                return retry.definition().id();
            }
        }
        TaskDraft draft = new TaskDraft(
                null,
                old.title(),
                old.description(),
                old.acceptanceCriteria(),
                old.priority(),
                old.kind(),
                old.dependsOn().stream().map(TaskId::value).toList(),
                old.labels(),
                old.requires(),
                old.agent(),
                old.gates(),
                old.estimate(),
                old.id(),
                null,
                InitialStatus.OPEN,
                old.provisoOrNone());
        PlannedTask created = commands.create(tx, old.project(), List.of(draft)).getFirst();
        TaskId id = created.definition().id();
        for (TaskId dependent : tasks.dependentsOf(tx, old.id())) {
            Optional<StoredTask> waiting = tasks.find(tx.connection(), dependent);
            if (waiting.isPresent() && !waiting.get().status().isFinal() && !dependent.equals(id)) {
                Set<TaskId> dependsOn =
                        new LinkedHashSet<>(waiting.get().definition().dependsOn());
                dependsOn.remove(old.id());
                dependsOn.add(id);
                commands.apply(tx, waiting.get(), TaskChange.ofDependencies(dependsOn));
            }
        }
        return id;
    }
}
