package dev.ringmaster.scheduler.store;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.scheduler.attempt.Fence;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table of fences: the newest assignment and revocation met of each task. */
@ApplicationScoped
public class FenceRepository {

    private static final StoredJson<Assignment> ASSIGNMENTS = new StoredJson<>(Assignment.class);

    /** The task's fence; of a task never met, one that lets everything through. */
    public Fence find(LedgerTransaction tx, TaskId task) throws SQLException {
        PreparedStatement select = tx.prepare("SELECT epoch, revoked, reason FROM fence WHERE task = ?");
        select.setString(1, task.value());
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Fence(
                            task,
                            new Epoch(row.getLong("epoch")),
                            new Epoch(row.getLong("revoked")),
                            row.getString("reason"))
                    : Fence.around(task);
        }
    }

    public void save(LedgerTransaction tx, Fence fence) throws SQLException {
        PreparedStatement upsert = tx.prepare("""
                INSERT INTO fence (task, epoch, revoked, reason) VALUES (?, ?, ?, ?)
                ON CONFLICT (task) DO UPDATE
                SET epoch = excluded.epoch, revoked = excluded.revoked, reason = excluded.reason
                """);
        upsert.setString(1, fence.task().value());
        upsert.setLong(2, fence.highest().value());
        upsert.setLong(3, fence.revoked().value());
        upsert.setString(4, fence.reason());
        upsert.executeUpdate();
    }

    /** Stores a fence together with the assignment that raised it. */
    public void save(LedgerTransaction tx, Fence fence, Assignment assignment) throws SQLException {
        PreparedStatement upsert = tx.prepare("""
                INSERT INTO fence (task, epoch, revoked, reason, attempt, assignment) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (task) DO UPDATE SET epoch = excluded.epoch, revoked = excluded.revoked,
                  reason = excluded.reason, attempt = excluded.attempt, assignment = excluded.assignment
                """);
        upsert.setString(1, fence.task().value());
        upsert.setLong(2, fence.highest().value());
        upsert.setLong(3, fence.revoked().value());
        upsert.setString(4, fence.reason());
        upsert.setString(5, assignment.attempt().toString());
        upsert.setString(6, ASSIGNMENTS.write(assignment));
        upsert.executeUpdate();
    }

    /**
     * Forgets the fences of tasks whose assignments have all ended before an instant.
     *
     * @return how many
     */
    public int deleteEndedBefore(LedgerTransaction tx, Instant instant) throws SQLException {
        // A fence that is ahead of the attempts knows of an assignment or a revocation whose attempt is still to come.
        PreparedStatement delete = tx.prepare("""
                DELETE FROM fence WHERE revoked <= epoch
                  AND EXISTS (SELECT 1 FROM attempt a WHERE a.task = fence.task AND a.epoch = fence.epoch)
                  AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.task = fence.task
                    AND (b.changed_at >= ? OR b.phase NOT IN ('finished', 'declined')))
                """);
        delete.setLong(1, instant.toEpochMilli());
        return delete.executeUpdate();
    }

    /** The assignment of an attempt, if it is the newest of its task and has been met. */
    public Optional<Assignment> findAssignment(LedgerTransaction tx, TaskId task, AttemptId attempt)
            throws SQLException {
        PreparedStatement select = tx.prepare("SELECT assignment FROM fence WHERE task = ? AND attempt = ?");
        select.setString(1, task.value());
        select.setString(2, attempt.toString());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(ASSIGNMENTS.read(row.getString(1))) : Optional.empty();
        }
    }
}
