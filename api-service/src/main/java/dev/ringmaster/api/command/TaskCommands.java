package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.api.task.TaskDraft;
import dev.ringmaster.api.task.TaskPlan;
import dev.ringmaster.api.task.TaskPlanner;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates and changes tasks. */
@ApplicationScoped
public class TaskCommands {

    private final ProjectCommands projects;
    private final ProjectRepository numbers;
    private final TaskRepository tasks;
    private final TaskLookup lookup;
    private final DependencyCommands dependencies;

    TaskCommands(
            ProjectCommands projects,
            ProjectRepository numbers,
            TaskRepository tasks,
            TaskLookup lookup,
            DependencyCommands dependencies) {
        this.projects = projects;
        this.numbers = numbers;
        this.tasks = tasks;
        this.lookup = lookup;
        this.dependencies = dependencies;
    }

    /** Creates all of them or none. */
    public List<PlannedTask> create(LedgerTransaction tx, ProjectId project, List<TaskDraft> drafts)
            throws SQLException {
        projects.require(tx.connection(), project);
        long first = numbers.takeNumbers(tx, project, drafts.size());
        TaskPlan plan = new TaskPlanner(project, lookup.known(tx)).plan(drafts, first, tx.now());
        return switch (plan) {
            case TaskPlan.Planned(List<PlannedTask> planned) -> {
                for (PlannedTask task : planned) {
                    insert(tx, task);
                }
                yield planned;
            }
            case TaskPlan.DuplicateRef(String ref, int index) ->
                throw new ProblemException(
                        ProblemCode.DUPLICATE_REF,
                        "tasks[" + index + "].ref: '" + ref
                                + "' was used before in this request. Give each task a ref of its own.");
            case TaskPlan.DuplicateExternalId duplicate ->
                throw new ProblemException(
                        ProblemCode.DUPLICATE_EXTERNAL_ID,
                        "tasks[" + duplicate.index() + "].externalId: '" + duplicate.externalId() + "' belongs to "
                                + (duplicate.existing() == null
                                        ? "another task of this request"
                                        : "task " + duplicate.existing())
                                + ". Leave that one out, or change the existing task with PATCH.");
            case TaskPlan.UnknownDependency(String name, int index) ->
                throw new ProblemException(
                        ProblemCode.UNKNOWN_DEPENDENCY,
                        "tasks[" + index + "].dependsOn: '" + name
                                + "' is neither a ref of this request nor a task. Create it first, or in the same request.",
                        Map.of("dependsOn", name));
            case TaskPlan.Cycle(List<String> through) -> throw DependencyCommands.cycle(through);
        };
    }

    public void insert(LedgerTransaction tx, PlannedTask task) throws SQLException {
        tasks.insert(tx, task);
        tx.publish(new TaskEvent.TaskCreated(task.definition(), task.status()));
    }

    /** @throws ProblemException if the version does not match, the task is finished or a dependency is not possible */
    public TaskDefinition change(LedgerTransaction tx, StoredTask task, @Nullable String ifMatch, TaskChange change)
            throws SQLException {
        TaskDefinition old = task.definition();
        Versions.require(ifMatch, old.version(), old);
        if (change.dependsOn() != null) {
            dependencies.check(tx, old, change.dependsOn());
        }
        return apply(tx, task, change);
    }

    TaskDefinition apply(LedgerTransaction tx, StoredTask task, TaskChange change) throws SQLException {
        TaskDefinition old = task.definition();
        if (task.status().isFinal()) {
            throw new ProblemException(
                    ProblemCode.TASK_FINISHED,
                    "Task " + old.id() + " is " + task.status().word()
                            + " and stays as it is. Add a new task instead.");
        }
        TaskDefinition changed = change.applyTo(old);
        if (changed != old) {
            tasks.update(tx, changed);
            tx.publish(new TaskEvent.TaskUpdated(changed));
        }
        return changed;
    }
}
