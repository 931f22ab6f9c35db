package dev.ringmaster.queue.store;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Table {@code dispatch}: why each assignment was made. */
final class DispatchRepository {

    private final Json json;

    DispatchRepository(Json json) {
        this.json = json;
    }

    void add(LedgerTransaction tx, TaskRun run, Dispatch dispatch, DispatchReason why) throws SQLException {
        PreparedStatement add = tx.prepare("""
                INSERT INTO dispatch (task, epoch, attempt, worker, at, score, terms, runner_up, why_worker, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        add.setString(1, run.task().value());
        add.setLong(2, run.epoch().value());
        add.setString(3, Objects.requireNonNull(run.attempt()).toString());
        add.setString(4, dispatch.worker().value());
        Columns.setInstant(add, 5, run.since());
        add.setDouble(6, dispatch.score().total());
        add.setString(7, terms(dispatch));
        add.setString(
                8, dispatch.runnerUp() == null ? null : dispatch.runnerUp().value());
        add.setString(9, dispatch.whyWorker());
        add.setString(10, json.write(why));
        add.executeUpdate();
    }

    /** Why the task's assignment of this epoch was made; empty for one made by an earlier version. */
    Optional<DispatchReason> reason(LedgerTransaction tx, TaskId task, Epoch epoch) throws SQLException {
        PreparedStatement query = tx.prepare("SELECT reason FROM dispatch WHERE task = ? AND epoch = ?");
        query.setString(1, task.value());
        query.setLong(2, epoch.value());
        try (ResultSet row = query.executeQuery()) {
            String reason = row.next() ? row.getString(1) : null;
            return reason == null ? Optional.empty() : Optional.of(json.read(reason, DispatchReason.class));
        }
    }

    /** Such as {@code betweenness=0.0120 critical_path=0.3000}. */
    private static String terms(Dispatch dispatch) {
        return new TreeMap<>(dispatch.score().terms())
                .entrySet().stream()
                        .map(term -> String.format(Locale.ROOT, "%s=%.4f", term.getKey(), term.getValue()))
                        .collect(Collectors.joining(" "));
    }
}
