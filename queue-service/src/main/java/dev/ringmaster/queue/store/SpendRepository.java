package dev.ringmaster.queue.store;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.budget.Spend;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables {@code spend} and {@code budget_ceiling}. Amounts are decimal text: US dollars, exact. */
final class SpendRepository {

    void save(LedgerTransaction tx, Spend spend) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO spend (attempt, task, project, spend_day, reserved_usd, cost_usd, ended)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (attempt) DO UPDATE SET cost_usd = excluded.cost_usd, ended = excluded.ended
                """);
        save.setString(1, spend.attempt().toString());
        save.setString(2, spend.task().value());
        save.setString(3, spend.project().value());
        save.setString(4, spend.day().toString());
        save.setString(5, spend.reserved().toPlainString());
        save.setString(6, spend.cost() == null ? null : spend.cost().toPlainString());
        Columns.setBoolean(save, 7, spend.ended());
        save.executeUpdate();
    }

    void saveCeiling(LedgerTransaction tx, TaskId task, BigDecimal usd) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO budget_ceiling (task, usd) VALUES (?, ?) ON CONFLICT (task) DO UPDATE SET usd = excluded.usd
                """);
        save.setString(1, task.value());
        save.setString(2, usd.toPlainString());
        save.executeUpdate();
    }

    /** Of the given day and later, of attempts under way, and of unfinished tasks. */
    List<Spend> since(Connection connection, LocalDate day) throws SQLException {
        List<Spend> spends = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT attempt, task, project, spend_day, reserved_usd, cost_usd, ended FROM spend
                WHERE spend_day >= ? OR ended = 0
                    OR task IN (SELECT task FROM task_run WHERE status NOT IN ('done', 'failed', 'cancelled'))
                """)) {
            query.setString(1, day.toString());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    spends.add(spend(row));
                }
            }
        }
        return spends;
    }

    private static Spend spend(ResultSet row) throws SQLException {
        String cost = row.getString("cost_usd");
        return new Spend(
                AttemptId.of(row.getString("attempt")),
                new TaskId(row.getString("task")),
                new ProjectId(row.getString("project")),
                LocalDate.parse(row.getString("spend_day")),
                new BigDecimal(row.getString("reserved_usd")),
                cost == null ? null : new BigDecimal(cost),
                Columns.bool(row, "ended"));
    }

    /** Of unfinished tasks. */
    Map<TaskId, BigDecimal> ceilings(Connection connection) throws SQLException {
        Map<TaskId, BigDecimal> ceilings = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT task, usd FROM budget_ceiling
                        WHERE task IN (SELECT task FROM task_run WHERE status NOT IN ('done', 'failed', 'cancelled'))
                        """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ceilings.put(new TaskId(row.getString("task")), new BigDecimal(row.getString("usd")));
            }
        }
        return ceilings;
    }
}
