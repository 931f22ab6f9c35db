package dev.ringmaster.api.store;

import dev.ringmaster.api.task.TaskCursor;
import dev.ringmaster.api.task.TaskFilter;
import dev.ringmaster.api.task.TaskSort;
import dev.ringmaster.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists and counts tasks with filters, page by page. */
@ApplicationScoped
public class TaskList {

    private static final String STATUS =
            "COALESCE(v.status, CASE t.initial_status WHEN 'open' THEN 'blocked' ELSE t.initial_status END)";

    private final TaskRepository tasks;

    TaskList(TaskRepository tasks) {
        this.tasks = tasks;
    }

    /** @param next where the next page starts, or null when this is the last */
    public record Page(List<StoredTask> tasks, @Nullable TaskCursor next) {}

    private record Keyed(StoredTask task, String key) {}

    /** @param after the cursor of the page before, or null for the first page */
    public Page page(Connection connection, TaskFilter filter, TaskSort sort, @Nullable TaskCursor after, int limit)
            throws SQLException {
        String key = keyOf(sort.field());
        StringBuilder sql = new StringBuilder("SELECT " + TaskRepository.COLUMNS + ", " + key + TaskRepository.TABLES);
        List<Object> values = new ArrayList<>();
        where(filter, sql, values);
        if (after != null) {
            String beyond = sort.descending() ? " < ?" : " > ?";
            sql.append(" AND (")
                    .append(key)
                    .append(beyond)
                    .append(" OR ")
                    .append(key)
                    .append(" = ? AND t.ordinal > ?)");
            values.addAll(List.of(value(sort.field(), after.key()), value(sort.field(), after.key()), after.ordinal()));
        }
        sql.append(" ORDER BY ")
                .append(key)
                .append(sort.descending() ? " DESC" : "")
                .append(", t.ordinal LIMIT ?");
        values.add(limit + 1);
        List<Keyed> found = bound(connection, sql, values)
                .list(row -> new Keyed(tasks.task(row), String.valueOf(row.getString(6))));
        boolean more = found.size() > limit;
        List<Keyed> shown = more ? found.subList(0, limit) : found;
        TaskCursor next = more
                ? new TaskCursor(shown.getLast().key(), shown.getLast().task().ordinal())
                : null;
        return new Page(shown.stream().map(Keyed::task).toList(), next);
    }

    /** How many tasks there are in each status that has any. */
    public Map<String, Long> count(Connection connection, TaskFilter filter) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT " + STATUS + ", COUNT(*)" + TaskRepository.TABLES);
        List<Object> values = new ArrayList<>();
        where(filter, sql, values);
        sql.append(" GROUP BY 1");
        Map<String, Long> counts = new TreeMap<>();
        bound(connection, sql, values).list(row -> Optional.ofNullable(counts.put(row.getString(1), row.getLong(2))));
        return counts;
    }

    private static void where(TaskFilter filter, StringBuilder sql, List<Object> values) {
        sql.append("WHERE 1 = 1");
        if (filter.project() != null) {
            sql.append(" AND t.project = ?");
            values.add(filter.project().value());
        }
        if (!filter.statuses().isEmpty()) {
            sql.append(" AND ").append(STATUS).append(" IN (");
            sql.append(String.join(", ", Collections.nCopies(filter.statuses().size(), "?")))
                    .append(")");
            filter.statuses().stream().map(TaskStatus::word).forEach(values::add);
        }
        for (String label : filter.labels()) {
            sql.append(" AND EXISTS (SELECT 1 FROM task_label l WHERE l.label = ? AND l.task = t.id)");
            values.add(label);
        }
        if (filter.externalId() != null) {
            sql.append(" AND t.external_id = ?");
            values.add(filter.externalId());
        }
    }

    private static Query bound(Connection connection, StringBuilder sql, List<Object> values) throws SQLException {
        Query query = Query.on(connection, sql.toString());
        for (Object value : values) {
            query.bind(value);
        }
        return query;
    }

    private static String keyOf(TaskSort.Field field) {
        return switch (field) {
            case CREATED -> "t.ordinal";
            case PRIORITY -> "t.priority";
            case SCORE -> "COALESCE(v.score, 0.0)";
            case STATUS -> STATUS;
            case TITLE -> "t.title";
            case UPDATED -> "CASE WHEN v.since > t.updated_at THEN v.since ELSE t.updated_at END";
        };
    }

    private static Object value(TaskSort.Field field, String key) {
        return switch (field) {
            case CREATED, PRIORITY, UPDATED -> Long.parseLong(key);
            case SCORE -> Double.parseDouble(key);
            case STATUS, TITLE -> key;
        };
    }
}
