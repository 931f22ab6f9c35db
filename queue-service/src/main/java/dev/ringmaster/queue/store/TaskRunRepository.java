package dev.ringmaster.queue.store;

import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.retry.Tries;
import dev.ringmaster.queue.task.Claim;
import dev.ringmaster.queue.task.Hold;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.queue.task.Wishes;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Table {@code task_run}: where tasks stand. Every change names the version it changes, so that none is lost. */
final class TaskRunRepository {

    private static final String NO_HOLD = "none";
    private static final String DECISION = "decision";
    private static final String BACKOFF = "backoff";
    private static final String QUOTA = "quota";
    private static final String BUDGET = "budget";

    void insert(LedgerTransaction tx, TaskRun run) throws SQLException {
        PreparedStatement insert = tx.prepare("""
            INSERT INTO task_run (status, hold, hold_until, hold_decision, epoch, tries_counted, tries_faults,
                tries_ended, attempt, worker, holds_slot, cancelling, landed_commit, failure, since_micros,
                ready_micros, version, paused_by, reassign_to, session, session_attempt, resume, resume_attempt,
                hold_detail, tries_waits, tries_wrong, task)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        bind(insert, run);
        insert.executeUpdate();
    }

    /**
     * Stores the next state over the one with the given version; an epoch never gets smaller.
     *
     * @throws SQLException also if the stored version is another
     */
    void update(LedgerTransaction tx, TaskRun next, long fromVersion) throws SQLException {
        PreparedStatement update = tx.prepare("""
            UPDATE task_run SET status = ?, hold = ?, hold_until = ?, hold_decision = ?, epoch = ?,
                tries_counted = ?, tries_faults = ?, tries_ended = ?, attempt = ?, worker = ?, holds_slot = ?,
                cancelling = ?, landed_commit = ?, failure = ?, since_micros = ?, ready_micros = ?, version = ?,
                paused_by = ?, reassign_to = ?, session = ?, session_attempt = ?, resume = ?, resume_attempt = ?,
                hold_detail = ?, tries_waits = ?, tries_wrong = ?
            WHERE task = ? AND version = ? AND epoch <= ?
            """);
        int bound = bind(update, next);
        update.setLong(bound + 1, fromVersion);
        update.setLong(bound + 2, next.epoch().value());
        if (update.executeUpdate() != 1) {
            throw new SQLException("task " + next.task() + " is no longer at version " + fromVersion
                    + " in the database: somebody else changed it");
        }
    }

    private static int bind(PreparedStatement statement, TaskRun run) throws SQLException {
        Claim claim = run.claim();
        statement.setString(1, run.status().word());
        statement.setString(2, word(run.hold()));
        Columns.setInstant(statement, 3, run.hold().until());
        statement.setString(
                4, run.hold().decision() == null ? null : run.hold().decision().value());
        statement.setLong(5, run.epoch().value());
        statement.setInt(6, run.tries().counted());
        statement.setInt(7, run.tries().faults());
        statement.setInt(8, run.tries().ended());
        statement.setString(9, claim == null ? null : claim.attempt().toString());
        statement.setString(10, claim == null ? null : claim.worker().value());
        Columns.setBoolean(statement, 11, run.holdsSlot());
        Columns.setBoolean(statement, 12, run.cancelling());
        statement.setString(13, run.commit());
        statement.setString(14, run.failure());
        Columns.setInstant(statement, 15, run.since());
        Columns.setInstant(statement, 16, run.readyAt());
        statement.setLong(17, run.version());
        WorkerId reassignTo = run.wishes().reassignTo();
        statement.setString(18, run.wishes().pausedBy());
        statement.setString(19, reassignTo == null ? null : reassignTo.value());
        bind(statement, 20, run.session());
        bind(statement, 22, claim == null ? null : claim.resume());
        statement.setString(24, run.hold() instanceof Hold.ForBudget budget ? budget.detail() : null);
        statement.setInt(25, run.tries().waits());
        statement.setInt(26, run.tries().wrong());
        statement.setString(27, run.task().value());
        return 27;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Resume resume) throws SQLException {
        statement.setString(index, resume == null ? null : resume.session());
        statement.setString(index + 1, resume == null ? null : resume.earlier().toString());
    }

    private static @Nullable Resume resume(ResultSet row, String column) throws SQLException {
        String session = row.getString(column);
        return session == null ? null : new Resume(session, AttemptId.of(row.getString(column + "_attempt")));
    }

    private static Wishes wishes(ResultSet row) throws SQLException {
        String reassignTo = row.getString("reassign_to");
        return new Wishes(row.getString("paused_by"), reassignTo == null ? null : new WorkerId(reassignTo));
    }

    /** The state in a row that has this table's columns. */
    static TaskRun of(ResultSet row, TaskId task, ProjectId project) throws SQLException {
        TaskStatus status = TaskStatus.ofWord(row.getString("status"));
        var tries = new Tries(
                row.getInt("tries_counted"),
                row.getInt("tries_faults"),
                row.getInt("tries_ended"),
                row.getInt("tries_waits"),
                row.getInt("tries_wrong"));
        return new TaskRun(
                task,
                project,
                status,
                // Reasons are worked out from holds and dependencies when the board is filled; until then any will do.
                status == TaskStatus.BLOCKED ? new BlockReason.UnknownProject(project) : null,
                hold(row, tries),
                new Epoch(row.getLong("epoch")),
                tries,
                claim(row),
                Columns.bool(row, "cancelling"),
                row.getString("landed_commit"),
                row.getString("failure"),
                Columns.instant(row, "since_micros"),
                Columns.instantOrNull(row, "ready_micros"),
                wishes(row),
                resume(row, "session"),
                row.getLong("version"));
    }

    private static @Nullable Claim claim(ResultSet row) throws SQLException {
        String attempt = row.getString("attempt");
        return attempt == null
                ? null
                : new Claim(
                        AttemptId.of(attempt),
                        new WorkerId(row.getString("worker")),
                        Columns.bool(row, "holds_slot"),
                        resume(row, "resume"));
    }

    private static String word(Hold hold) {
        return switch (hold) {
            case Hold.Free _ -> NO_HOLD;
            case Hold.ForAnswer _ -> DECISION;
            case Hold.ForBackoff _ -> BACKOFF;
            case Hold.ForQuota _ -> QUOTA;
            case Hold.ForBudget _ -> BUDGET;
        };
    }

    private static Hold hold(ResultSet row, Tries tries) throws SQLException {
        String word = row.getString("hold");
        Instant until = Columns.instant(row, "hold_until");
        return switch (word) {
            case NO_HOLD -> Hold.NONE;
            case DECISION -> new Hold.ForAnswer(new DecisionId(row.getString("hold_decision")));
            case BACKOFF -> new Hold.ForBackoff(until, tries.ended());
            case QUOTA -> new Hold.ForQuota(until);
            case BUDGET ->
                new Hold.ForBudget(
                        new DecisionId(row.getString("hold_decision")),
                        row.getString("hold_detail"),
                        Columns.instantOrNull(row, "hold_until"));
            default -> throw new SQLException("no hold is called '" + word + "'");
        };
    }
}
