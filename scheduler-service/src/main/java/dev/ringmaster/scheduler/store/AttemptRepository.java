package dev.ringmaster.scheduler.store;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of attempts. */
@ApplicationScoped
public class AttemptRepository {

    private static final StoredJson<AttemptState> STATES = new StoredJson<>(AttemptState.class);
    private static final StoredJson<Assignment> ASSIGNMENTS = new StoredJson<>(Assignment.class);

    private static final String COLUMNS = """
            SELECT id, task, project, epoch, worker, number, state, assignment, traceparent FROM attempt
            """;

    /** @param assignment null for an attempt that is refused */
    public void insert(LedgerTransaction tx, Attempt attempt, @Nullable Assignment assignment) throws SQLException {
        PreparedStatement insert = tx.prepare("""
                INSERT INTO attempt (id, task, project, epoch, worker, number, phase, state, assignment, traceparent,
                  output_open, accepted_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        AttemptRef ref = attempt.ref();
        insert.setString(1, ref.attempt().toString());
        insert.setString(2, ref.task().value());
        insert.setString(3, ref.project().value());
        insert.setLong(4, ref.epoch().value());
        insert.setString(5, ref.worker().value());
        insert.setInt(6, attempt.number());
        insert.setString(7, attempt.state().word());
        insert.setString(8, STATES.write(attempt.state()));
        if (assignment == null) {
            insert.setNull(9, Types.VARCHAR);
        } else {
            insert.setString(9, ASSIGNMENTS.write(assignment));
        }
        insert.setString(10, tx.traceparent());
        insert.setInt(11, attempt.isOver() ? 0 : 1);
        insert.setLong(12, tx.now().toEpochMilli());
        insert.setLong(13, tx.now().toEpochMilli());
        insert.executeUpdate();
    }

    public void update(LedgerTransaction tx, Attempt attempt) throws SQLException {
        PreparedStatement update = tx.prepare("UPDATE attempt SET phase = ?, state = ?, changed_at = ? WHERE id = ?");
        update.setString(1, attempt.state().word());
        update.setString(2, STATES.write(attempt.state()));
        update.setLong(3, tx.now().toEpochMilli());
        update.setString(4, attempt.id().toString());
        update.executeUpdate();
    }

    /** Without its assignment, which is not needed to decide. */
    public Optional<StoredAttempt> find(LedgerTransaction tx, AttemptId id) throws SQLException {
        PreparedStatement select = tx.prepare("""
                SELECT id, task, project, epoch, worker, number, state, NULL AS assignment, traceparent
                FROM attempt WHERE id = ?
                """);
        select.setString(1, id.toString());
        return read(select).stream().findFirst();
    }

    /** As it is committed. */
    public Optional<StoredAttempt> find(Connection connection, AttemptId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "WHERE id = ?")) {
            select.setString(1, id.toString());
            return read(select).stream().findFirst();
        }
    }

    /** The unfinished attempts of a task; more than one only if the queue erred. */
    public List<StoredAttempt> findUnfinished(LedgerTransaction tx, TaskId task) throws SQLException {
        PreparedStatement select =
                tx.prepare(COLUMNS + "WHERE task = ? AND phase NOT IN ('finished', 'declined') ORDER BY id");
        select.setString(1, task.value());
        return read(select);
    }

    /** The attempts that wait for a version of a project. */
    public List<StoredAttempt> findWaiting(LedgerTransaction tx, ProjectId project) throws SQLException {
        PreparedStatement select = tx.prepare(COLUMNS + """
                WHERE project = ? AND phase = 'waiting' AND phase NOT IN ('finished', 'declined') ORDER BY id
                """);
        select.setString(1, project.value());
        return read(select);
    }

    /** Every unfinished attempt, in the order in which they reached their state, so that landings keep their turn. */
    public List<StoredAttempt> findUnfinished(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                COLUMNS + "WHERE phase NOT IN ('finished', 'declined') ORDER BY changed_at, id")) {
            return read(select);
        }
    }

    /** Attempts whose output may not all be published. */
    public List<StoredAttempt> findOutputOpen(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "WHERE output_open = 1 ORDER BY id")) {
            return read(select);
        }
    }

    /** All of its output has been published. */
    public void closeOutput(LedgerTransaction tx, AttemptId id) throws SQLException {
        PreparedStatement update = tx.prepare("UPDATE attempt SET output_open = 0 WHERE id = ?");
        update.setString(1, id.toString());
        update.executeUpdate();
    }

    private static List<StoredAttempt> read(PreparedStatement select) throws SQLException {
        List<StoredAttempt> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static StoredAttempt read(ResultSet row) throws SQLException {
        AttemptRef ref = new AttemptRef(
                new TaskId(row.getString("task")),
                new ProjectId(row.getString("project")),
                AttemptId.of(row.getString("id")),
                new Epoch(row.getLong("epoch")),
                new WorkerId(row.getString("worker")));
        Attempt attempt = new Attempt(ref, row.getInt("number"), STATES.read(row.getString("state")));
        String assignment = row.getString("assignment");
        return new StoredAttempt(
                attempt, assignment == null ? null : ASSIGNMENTS.read(assignment), row.getString("traceparent"));
    }
}
