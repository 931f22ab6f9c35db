package dev.ringmaster.api.exchange;

import dev.ringmaster.api.beads.ImportedTask;
import dev.ringmaster.api.beads.KnownIssues;
import dev.ringmaster.api.beads.export.ExportedTask;
import dev.ringmaster.api.beads.export.ProjectTasks;
import dev.ringmaster.api.command.TaskLookup;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A project's tasks as issue files name them. Only names are held; a task is read when it is asked for. */
final class IssuesInStore implements KnownIssues, ProjectTasks {

    private final Connection connection;
    private final TaskRepository tasks;
    private final Map<TaskId, String> names = new LinkedHashMap<>();
    private final Map<String, TaskId> ids = new HashMap<>();

    private IssuesInStore(Connection connection, TaskRepository tasks) {
        this.connection = connection;
        this.tasks = tasks;
    }

    static IssuesInStore of(Connection connection, ProjectId project, TaskRepository tasks) throws SQLException {
        IssuesInStore issues = new IssuesInStore(connection, tasks);
        Map<TaskId, Optional<String>> external = tasks.externalIds(connection, project);
        external.forEach((id, name) -> {
            issues.names.put(id, name.orElse(id.value()));
            if (name.isEmpty()) {
                issues.ids.put(id.value(), id);
            }
        });
        external.forEach((id, name) -> name.ifPresent(text -> issues.ids.put(text, id)));
        return issues;
    }

    @Override
    public Optional<TaskId> id(String issue) {
        return Optional.ofNullable(ids.get(issue));
    }

    @Override
    public Optional<ImportedTask> task(String issue) {
        return id(issue)
                .flatMap(id -> TaskLookup.asking(() -> tasks.find(connection, id)))
                .map(task -> new ImportedTask(task.definition(), task.status()));
    }

    @Override
    public Map<TaskId, String> names() {
        return Collections.unmodifiableMap(names);
    }

    @Override
    public ExportedTask task(TaskId id) {
        StoredTask task = TaskLookup.asking(() -> tasks.find(connection, id)).orElseThrow();
        Instant updated = TaskLookup.asking(() -> tasks.updatedAt(connection, id));
        TaskState state = task.state();
        return new ExportedTask(
                task.definition(),
                task.status(),
                task.initialStatus() == InitialStatus.DONE,
                state == null || state.since().isBefore(updated) ? updated : state.since(),
                state == null ? null : state.commit(),
                state == null ? null : state.failure());
    }
}
