package dev.ringmaster.api.store;

import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of tasks, their labels and their dependencies. */
@ApplicationScoped
public class TaskRepository {

    static final String COLUMNS = "t.ordinal, t.definition, t.initial_status, v.state, r.place";
    static final String TABLES =
            " FROM task t LEFT JOIN view_task_state v ON v.task = t.id LEFT JOIN view_rank r ON r.task = t.id ";
    private static final String LAST_CHARACTER = "\uFFFF";

    private final Documents documents;

    TaskRepository(Documents documents) {
        this.documents = documents;
    }

    public Optional<StoredTask> find(Connection connection, TaskId id) throws SQLException {
        return Query.on(connection, "SELECT " + COLUMNS + TABLES + "WHERE t.id = ?")
                .bind(id.value())
                .first(this::task);
    }

    /** Ids that the text may mean: the id itself, else tasks with this external id, else at most {@code limit} that start with it. */
    public List<TaskId> matching(Connection connection, String text, int limit) throws SQLException {
        List<TaskId> exact = ids(connection, "SELECT id FROM task WHERE id = ?", text);
        if (!exact.isEmpty()) {
            return exact;
        }
        List<TaskId> external = ids(connection, "SELECT id FROM task WHERE external_id = ? ORDER BY ordinal", text);
        if (!external.isEmpty()) {
            return external;
        }
        return Query.on(connection, "SELECT id FROM task WHERE id >= ? AND id < ? ORDER BY ordinal LIMIT ?")
                .bind(text)
                .bind(text + LAST_CHARACTER)
                .bind(limit)
                .list(row -> new TaskId(row.getString(1)));
    }

    public Optional<TaskId> byExternalId(LedgerTransaction tx, ProjectId project, String externalId)
            throws SQLException {
        return Query.in(tx, "SELECT id FROM task WHERE project = ? AND external_id = ?")
                .bind(project.value())
                .bind(externalId)
                .first(row -> new TaskId(row.getString(1)));
    }

    public boolean exists(LedgerTransaction tx, TaskId id) throws SQLException {
        return Query.in(tx, "SELECT 1 FROM task WHERE id = ?").bind(id.value()).number() == 1;
    }

    /** Every task of a project. */
    public List<StoredTask> ofProject(Connection connection, ProjectId project) throws SQLException {
        return Query.on(connection, "SELECT " + COLUMNS + TABLES + "WHERE t.project = ? ORDER BY t.ordinal")
                .bind(project.value())
                .list(this::task);
    }

    /** The external id of each task of a project, empty where it has none, in the order of creation. */
    public Map<TaskId, Optional<String>> externalIds(Connection connection, ProjectId project) throws SQLException {
        Map<TaskId, Optional<String>> ids = new LinkedHashMap<>();
        Query.on(connection, "SELECT id, external_id FROM task WHERE project = ? ORDER BY ordinal")
                .bind(project.value())
                .list(row -> ids.put(new TaskId(row.getString(1)), Optional.ofNullable(row.getString(2))));
        return ids;
    }

    /** When a task was last changed here. */
    public Instant updatedAt(Connection connection, TaskId id) throws SQLException {
        return Instant.ofEpochMilli(Query.on(connection, "SELECT updated_at FROM task WHERE id = ?")
                .bind(id.value())
                .number());
    }

    /** Tasks that nothing is known of as being final. */
    public List<StoredTask> unfinished(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT " + COLUMNS + TABLES + """
                                WHERE COALESCE(v.status, t.initial_status) NOT IN ('done', 'failed', 'cancelled') ORDER BY t.ordinal
                                """).list(this::task);
    }

    /** A project's tasks that nothing is known of as being final, at most {@code limit}. */
    public List<StoredTask> unfinishedOf(Connection connection, ProjectId project, int limit) throws SQLException {
        return Query.on(connection, "SELECT " + COLUMNS + TABLES + """
                                WHERE t.project = ? AND COALESCE(v.status, t.initial_status) NOT IN ('done', 'failed', 'cancelled')
                                ORDER BY t.ordinal LIMIT ?
                                """)
                .bind(project.value())
                .bind(limit)
                .list(this::task);
    }

    public List<TaskId> dependenciesOf(LedgerTransaction tx, TaskId id) throws SQLException {
        return Query.in(tx, "SELECT depends_on FROM task_dependency WHERE task = ?")
                .bind(id.value())
                .list(row -> new TaskId(row.getString(1)));
    }

    public List<TaskId> dependentsOf(LedgerTransaction tx, TaskId id) throws SQLException {
        return Query.in(tx, "SELECT task FROM task_dependency WHERE depends_on = ?")
                .bind(id.value())
                .list(row -> new TaskId(row.getString(1)));
    }

    /** Every task that this one waits for, directly or through others that are not done, with those that try them again; itself too. */
    public List<StoredTask> before(Connection connection, TaskId id) throws SQLException {
        return Query.on(
                        connection,
                        """
                                WITH RECURSIVE need (id) AS (
                                    VALUES (?)
                                    UNION
                                    SELECT d.depends_on FROM need JOIN task_dependency d ON d.task = need.id
                                        LEFT JOIN view_task_state s ON s.task = need.id WHERE COALESCE(s.status, '') <> 'done'
                                    UNION
                                    SELECT a.id FROM need JOIN task a ON a.retry_of = need.id)
                                SELECT """ + " " + COLUMNS + TABLES + "WHERE t.id IN (SELECT id FROM need) ORDER BY t.ordinal")
                .bind(id.value())
                .list(this::task);
    }

    /** The tasks that try this one again, newest first. */
    public List<StoredTask> retriesOf(Connection connection, TaskId id) throws SQLException {
        return Query.on(connection, "SELECT " + COLUMNS + TABLES + "WHERE t.retry_of = ? ORDER BY t.ordinal DESC")
                .bind(id.value())
                .list(this::task);
    }

    public void insert(LedgerTransaction tx, PlannedTask planned) throws SQLException {
        TaskDefinition task = planned.definition();
        Query.in(tx, """
                        INSERT INTO task (id, project, external_id, title, priority, initial_status, retry_of, version, definition,
                            updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .bind(task.id().value())
                .bind(task.project().value())
                .bind(task.externalId())
                .bind(task.title())
                .bind(task.priority().level())
                .bind(planned.status().word())
                .bind(task.retryOf() == null ? null : task.retryOf().value())
                .bind(task.version())
                .bind(documents.write(task))
                .bind(tx.now().toEpochMilli())
                .execute();
        insertLinks(tx, task);
    }

    public void update(LedgerTransaction tx, TaskDefinition task) throws SQLException {
        Query.in(
                        tx,
                        "UPDATE task SET title = ?, priority = ?, version = ?, definition = ?, updated_at = ? WHERE id = ?")
                .bind(task.title())
                .bind(task.priority().level())
                .bind(task.version())
                .bind(documents.write(task))
                .bind(tx.now().toEpochMilli())
                .bind(task.id().value())
                .execute();
        Query.in(tx, "DELETE FROM task_label WHERE task = ?")
                .bind(task.id().value())
                .execute();
        Query.in(tx, "DELETE FROM task_dependency WHERE task = ?")
                .bind(task.id().value())
                .execute();
        insertLinks(tx, task);
    }

    /** Remembers that a draft was submitted. */
    public void open(LedgerTransaction tx, TaskId id) throws SQLException {
        Query.in(tx, "UPDATE task SET initial_status = 'open' WHERE id = ?")
                .bind(id.value())
                .execute();
    }

    private static void insertLinks(LedgerTransaction tx, TaskDefinition task) throws SQLException {
        for (String label : task.labels()) {
            Query.in(tx, "INSERT INTO task_label (label, task) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .bind(label)
                    .bind(task.id().value())
                    .execute();
        }
        for (TaskId other : task.dependsOn()) {
            Query.in(tx, "INSERT INTO task_dependency (task, depends_on) VALUES (?, ?)")
                    .bind(task.id().value())
                    .bind(other.value())
                    .execute();
        }
    }

    StoredTask task(ResultSet row) throws SQLException {
        String state = row.getString(4);
        int place = row.getInt(5);
        return new StoredTask(
                row.getLong(1),
                documents.read(row.getString(2), TaskDefinition.class),
                InitialStatus.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                state == null ? null : documents.read(state, TaskState.class),
                place == 0 ? null : place);
    }

    private static List<TaskId> ids(Connection connection, String sql, String text) throws SQLException {
        return Query.on(connection, sql).bind(text).list(row -> new TaskId(row.getString(1)));
    }
}
