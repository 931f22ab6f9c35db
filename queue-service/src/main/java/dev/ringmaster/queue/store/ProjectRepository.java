package dev.ringmaster.queue.store;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.queue.board.StoredQueue.StoredProject;
import dev.ringmaster.queue.slot.Turn;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code project}. */
final class ProjectRepository {

    void save(LedgerTransaction tx, ProjectId id, long version, ProjectPolicy policy) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO project (id, version, max_concurrent, max_attempts, weight, paused) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, max_concurrent = excluded.max_concurrent,
                    max_attempts = excluded.max_attempts, weight = excluded.weight, paused = excluded.paused
                """);
        save.setString(1, id.value());
        save.setLong(2, version);
        save.setInt(3, policy.maxConcurrent());
        save.setInt(4, policy.maxAttempts());
        save.setDouble(5, policy.weight());
        Columns.setBoolean(save, 6, policy.paused());
        save.executeUpdate();
    }

    void saveTurn(LedgerTransaction tx, Turn turn) throws SQLException {
        PreparedStatement save = tx.prepare("UPDATE project SET turn_start = ?, turn_next = ? WHERE id = ?");
        save.setDouble(1, turn.start());
        save.setDouble(2, turn.next());
        save.setString(3, turn.project().value());
        save.executeUpdate();
    }

    void delete(LedgerTransaction tx, ProjectId id) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM project WHERE id = ?");
        delete.setString(1, id.value());
        delete.executeUpdate();
    }

    List<StoredProject> all(Connection connection) throws SQLException {
        List<StoredProject> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT id, version, max_concurrent, max_attempts, weight, paused, turn_start, turn_next
                        FROM project ORDER BY id
                        """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                var policy = new ProjectPolicy(
                        row.getInt("max_concurrent"),
                        row.getInt("max_attempts"),
                        row.getDouble("weight"),
                        Columns.bool(row, "paused"));
                var id = new ProjectId(row.getString("id"));
                all.add(new StoredProject(id, row.getLong("version"), policy, turn(row, id)));
            }
        }
        return all;
    }

    private static @Nullable Turn turn(ResultSet row, ProjectId project) throws SQLException {
        double next = row.getDouble("turn_next");
        return row.wasNull() ? null : new Turn(project, row.getDouble("turn_start"), next);
    }
}
