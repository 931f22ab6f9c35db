package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.task.DependencyCycles;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks dependencies before they are changed. */
@ApplicationScoped
public class DependencyCommands {

    private final TaskRepository tasks;
    private final TaskLookup lookup;

    DependencyCommands(TaskRepository tasks, TaskLookup lookup) {
        this.tasks = tasks;
        this.lookup = lookup;
    }

    /** The tasks that these names mean. */
    public Set<TaskId> resolve(LedgerTransaction tx, Collection<String> names) throws SQLException {
        Set<TaskId> found = new LinkedHashSet<>();
        for (String name : names) {
            List<TaskId> matching = tasks.matching(tx.connection(), name, Found.SHOWN);
            found.add(Found.one(
                    matching,
                    "task",
                    name,
                    ProblemCode.UNKNOWN_DEPENDENCY,
                    "A dependency must exist: create it first."));
        }
        return found;
    }

    /** Adds to the task's dependencies; the whole set after it. */
    public Set<TaskId> withAdded(LedgerTransaction tx, TaskDefinition task, Collection<String> names)
            throws SQLException {
        Set<TaskId> wanted = new LinkedHashSet<>(task.dependsOn());
        wanted.addAll(resolve(tx, names));
        check(tx, task, wanted);
        return wanted;
    }

    /** Takes one away; the whole set after it. */
    public Set<TaskId> withoutOne(LedgerTransaction tx, TaskDefinition task, String name) throws SQLException {
        Set<TaskId> left = new LinkedHashSet<>(task.dependsOn());
        boolean removed = left.removeIf(other -> other.value().equals(name));
        if (!removed) {
            left.remove(lookup.requireId(tx.connection(), name));
        }
        return left;
    }

    /** @throws ProblemException if a new dependency does not exist or closes a cycle */
    void check(LedgerTransaction tx, TaskDefinition task, Set<TaskId> wanted) throws SQLException {
        for (TaskId other : wanted) {
            if (task.dependsOn().contains(other)) {
                continue;
            }
            if (!tasks.exists(tx, other)) {
                throw new ProblemException(
                        ProblemCode.UNKNOWN_DEPENDENCY,
                        "There is no task '" + other + "'. A dependency must exist: create it first.",
                        Map.of("dependsOn", other.value()));
            }
            Function<TaskId, List<TaskId>> dependencies = id -> TaskLookup.asking(() -> tasks.dependenciesOf(tx, id));
            Optional<List<TaskId>> cycle = DependencyCycles.closedBy(task.id(), other, dependencies);
            if (cycle.isPresent()) {
                throw cycle(cycle.get().stream().map(TaskId::value).toList());
            }
        }
    }

    static ProblemException cycle(List<String> through) {
        return new ProblemException(
                ProblemCode.DEPENDENCY_CYCLE,
                "These tasks would wait for each other: " + String.join(" → ", through) + " → " + through.getFirst()
                        + ". Leave one of these dependencies out.",
                Map.of("cycle", through));
    }
}
