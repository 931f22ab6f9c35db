package dev.ringmaster.api.view;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringmaster.api.attempt.AttemptStatus;
import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The view of attempts. Topics have no order between them, so each fact fills its own columns and none overwrites another's. */
@ApplicationScoped
public class AttemptRepository {

    private static final String SELECT = """
            SELECT attempt, task, project, worker, epoch, number, assigned_at, prepared_at, started_at, exited_at, exit_code,
                ran_millis, proven_at, commit_hash, gates, landed_at, target_branch, conflicts, finished_at, outcome, declined,
                revoked, failed_prepare, output_bytes, last_output_at, report, health, resumed, dispatch
            FROM view_attempt
            """;

    private final Documents documents;

    AttemptRepository(Documents documents) {
        this.documents = documents;
    }

    /** @param facts values by column; the columns are constants of the caller. Without any, nothing changes */
    public void put(LedgerTransaction tx, AttemptRef attempt, Map<String, @Nullable Object> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        String columns = String.join(", ", facts.keySet());
        String marks = facts.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        String changes = facts.keySet().stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        Query insert = Query.in(
                        tx,
                        "INSERT INTO view_attempt (attempt, task, project, worker, epoch, " + columns
                                + ") VALUES (?, ?, ?, ?, ?, " + marks + ") ON CONFLICT (attempt) DO UPDATE SET "
                                + changes)
                .bind(attempt.attempt().toString())
                .bind(attempt.task().value())
                .bind(attempt.project().value())
                .bind(attempt.worker().value())
                .bind(attempt.epoch().value());
        for (Object value : facts.values()) {
            insert.bind(value);
        }
        insert.execute();
    }

    /** Notes that a known attempt is to end. */
    public void revoke(LedgerTransaction tx, String attempt, String reason) throws SQLException {
        Query.in(tx, "UPDATE view_attempt SET revoked = ? WHERE attempt = ?")
                .bind(reason)
                .bind(attempt)
                .execute();
    }

    /**
     * Attempts, newest first.
     *
     * @param task null for those of any task
     */
    public List<AttemptSummary> list(Connection connection, @Nullable String task, int limit) throws SQLException {
        return task == null
                ? Query.on(connection, SELECT + "ORDER BY attempt DESC LIMIT ?")
                        .bind(limit)
                        .list(this::summary)
                : Query.on(connection, SELECT + "WHERE task = ? ORDER BY attempt DESC LIMIT ?")
                        .bind(task)
                        .bind(limit)
                        .list(this::summary);
    }

    /** Attempts whose id starts with the text, at most {@code limit}. */
    public List<AttemptSummary> matching(Connection connection, String text, int limit) throws SQLException {
        return Query.on(connection, SELECT + "WHERE attempt >= ? AND attempt < ? ORDER BY attempt LIMIT ?")
                .bind(text)
                .bind(text + "\uFFFF")
                .bind(limit)
                .list(this::summary);
    }

    /** What the newest finished attempts teach; those that say nothing of the work, such as cancelled ones, are left out. */
    public List<FinishedAttempt> finished(Connection connection, int limit) throws SQLException {
        return Query.on(connection, """
                        SELECT a.worker, a.started_at, a.finished_at, a.outcome, t.definition
                        FROM view_attempt a JOIN task t ON t.id = a.task
                        WHERE a.started_at IS NOT NULL AND a.finished_at >= a.started_at AND a.outcome IS NOT NULL
                        ORDER BY a.attempt DESC LIMIT ?
                        """).bind(limit).list(this::finished).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<FinishedAttempt> finished(ResultSet row) throws SQLException {
        Duration took = Duration.ofMillis(row.getLong(3) - row.getLong(2));
        WorkerId worker = new WorkerId(row.getString(1));
        TaskKind kind = documents.read(row.getString(5), TaskDefinition.class).kind();
        return switch (documents.read(row.getString(4), Outcome.class)) {
            case Outcome.Succeeded _ -> Optional.of(new FinishedAttempt(worker, kind, took, false));
            case Outcome.Failed _, Outcome.TimedOut _, Outcome.NeedsDecision _ ->
                Optional.of(new FinishedAttempt(worker, kind, took, true));
            case Outcome.QuotaExhausted _, Outcome.Cancelled _, Outcome.Lost _ -> Optional.empty();
        };
    }

    public Optional<PromptSummary> prompt(Connection connection, String attempt) throws SQLException {
        return Query.on(
                        connection,
                        "SELECT prompt, prompt_parts FROM view_attempt WHERE attempt = ? AND prompt IS NOT NULL")
                .bind(attempt)
                .first(row -> {
                    var parts = documents.read(row.getString(2), PromptSummary.Parts.class);
                    return new PromptSummary(
                            attempt, row.getString(1), parts.blocks(), parts.omitted(), parts.budget());
                });
    }

    private AttemptSummary summary(ResultSet row) throws SQLException {
        String outcomeJson = row.getString(20);
        Outcome outcome = outcomeJson == null ? null : documents.read(outcomeJson, Outcome.class);
        String declined = row.getString(21);
        String revoked = row.getString(22);
        String failedPrepare = row.getString(23);
        AttemptStatus status = statusOf(row, declined);
        String reason = declined != null ? declined : failedPrepare != null ? failedPrepare : revoked;
        return new AttemptSummary(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getObject(6) == null ? null : row.getInt(6),
                status,
                outcome == null ? sentence(status, reason) : outcome.sentence(),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                instant(row, 10),
                row.getObject(11) == null ? null : row.getInt(11),
                row.getObject(12) == null ? null : Duration.ofMillis(row.getLong(12)),
                instant(row, 13),
                row.getString(14),
                row.getString(15) == null
                        ? List.of()
                        : documents.read(row.getString(15), new TypeReference<List<GateResult>>() {}),
                instant(row, 16),
                row.getString(17),
                row.getString(18) == null
                        ? List.of()
                        : documents.read(row.getString(18), new TypeReference<List<String>>() {}),
                instant(row, 19),
                outcome,
                reason,
                row.getObject(24) == null ? null : row.getLong(24),
                instant(row, 25),
                document(row, 26, AgentReport.class),
                document(row, 27, AttemptSummary.Health.class),
                document(row, 28, Resume.class),
                document(row, 29, DispatchReason.class));
    }

    private <T> @Nullable T document(ResultSet row, int column, Class<T> type) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : documents.read(text, type);
    }

    private static AttemptStatus statusOf(ResultSet row, @Nullable String declined) throws SQLException {
        if (row.getObject(19) != null) {
            return AttemptStatus.FINISHED;
        }
        if (declined != null) {
            return AttemptStatus.DECLINED;
        }
        if (row.getObject(16) != null) {
            return AttemptStatus.LANDED;
        }
        if (row.getObject(13) != null) {
            return AttemptStatus.PROVEN;
        }
        if (row.getObject(10) != null) {
            return AttemptStatus.EXITED;
        }
        if (row.getObject(9) != null) {
            return AttemptStatus.RUNNING;
        }
        return row.getObject(8) != null ? AttemptStatus.PREPARED : AttemptStatus.ASSIGNED;
    }

    private static String sentence(AttemptStatus status, @Nullable String reason) {
        String because = reason == null ? "" : ": " + reason;
        return switch (status) {
            case ASSIGNED -> "is assigned; its prompt is being built" + because;
            case PREPARED -> "is about to start" + because;
            case RUNNING -> "its agent runs" + because;
            case EXITED -> "its agent has ended; the work is being proved" + because;
            case PROVEN -> "its gates passed; the work is being landed" + because;
            case LANDED -> "its work has landed";
            case FINISHED -> "is finished";
            case DECLINED -> "was not started" + because;
        };
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : Instant.ofEpochMilli(row.getLong(column));
    }
}
