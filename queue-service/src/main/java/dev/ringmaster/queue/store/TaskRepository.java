package dev.ringmaster.queue.store;

import dev.ringmaster.model.attempt.DependencyResult;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables {@code task} and {@code dependency}: what tasks ask for. */
final class TaskRepository {

    static final String SEPARATOR = ",";

    private final Json json;

    TaskRepository(Json json) {
        this.json = json;
    }

    void save(LedgerTransaction tx, TaskDefinition task) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO task (id, project, version, title, priority, requires, agent, estimate_millis, retry_of,
                    created_micros, definition, proviso)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET project = excluded.project, version = excluded.version,
                    title = excluded.title, priority = excluded.priority, requires = excluded.requires,
                    agent = excluded.agent, estimate_millis = excluded.estimate_millis, retry_of = excluded.retry_of,
                    created_micros = excluded.created_micros, definition = excluded.definition,
                    proviso = excluded.proviso
                """);
        save.setString(1, task.id().value());
        save.setString(2, task.project().value());
        save.setLong(3, task.version());
        save.setString(4, task.title());
        save.setInt(5, task.priority().level());
        save.setString(
                6, task.requires().stream().map(Capability::value).sorted().collect(Collectors.joining(SEPARATOR)));
        save.setString(7, task.agent() == null ? null : task.agent().value());
        if (task.estimate() == null) {
            save.setNull(8, Types.BIGINT);
        } else {
            save.setLong(8, task.estimate().toMillis());
        }
        save.setString(9, task.retryOf() == null ? null : task.retryOf().value());
        Columns.setInstant(save, 10, task.createdAt());
        save.setString(11, json.write(task));
        save.setString(12, task.proviso() == null ? null : json.write(task.proviso()));
        save.executeUpdate();
    }

    void addDependencies(LedgerTransaction tx, TaskDefinition task) throws SQLException {
        for (TaskId dependency : task.dependsOn()) {
            PreparedStatement add = tx.prepare("INSERT INTO dependency (task, depends_on) VALUES (?, ?)");
            add.setString(1, task.id().value());
            add.setString(2, dependency.value());
            add.executeUpdate();
        }
    }

    void replaceDependencies(LedgerTransaction tx, TaskDefinition task) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM dependency WHERE task = ?");
        delete.setString(1, task.id().value());
        delete.executeUpdate();
        addDependencies(tx, task);
    }

    /** @throws SQLException also if the task is not stored */
    TaskDefinition get(LedgerTransaction tx, TaskId id) throws SQLException {
        PreparedStatement query = tx.prepare("SELECT definition FROM task WHERE id = ?");
        query.setString(1, id.value());
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("task " + id + " is not stored");
            }
            return json.read(row.getString("definition"), TaskDefinition.class);
        }
    }

    Optional<DependencyResult> result(LedgerTransaction tx, TaskId id) throws SQLException {
        PreparedStatement query = tx.prepare("""
                SELECT task.title, task_run.landed_commit FROM task JOIN task_run ON task_run.task = task.id
                WHERE task.id = ?
                """);
        query.setString(1, id.value());
        try (ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new DependencyResult(id, row.getString("title"), row.getString("landed_commit")))
                    : Optional.empty();
        }
    }
}
