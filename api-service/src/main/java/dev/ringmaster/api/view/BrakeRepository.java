package dev.ringmaster.api.view;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of what keeps tasks from being given out: held workers and budgets. */
@ApplicationScoped
public class BrakeRepository {

    private final Documents documents;

    BrakeRepository(Documents documents) {
        this.documents = documents;
    }

    public void hold(LedgerTransaction tx, WorkerHold hold) throws SQLException {
        Query.in(
                        tx,
                        "INSERT INTO view_hold (id, hold) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET hold = excluded.hold")
                .bind(hold.key())
                .bind(documents.write(hold))
                .execute();
    }

    public void free(LedgerTransaction tx, WorkerHold hold) throws SQLException {
        Query.in(tx, "DELETE FROM view_hold WHERE id = ?").bind(hold.key()).execute();
    }

    public List<WorkerHold> holds(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT hold FROM view_hold ORDER BY id")
                .list(row -> documents.read(row.getString(1), WorkerHold.class));
    }

    /** Keeps the state unless a later one is known. */
    public void budget(LedgerTransaction tx, BudgetState budget) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_budget (id, scope, day, at, state) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET at = excluded.at, state = excluded.state
                            WHERE excluded.at >= view_budget.at
                        """)
                .bind(budget.key())
                .bind(budget.scope().word())
                .bind(budget.day() == null ? null : budget.day().toString())
                .bind(budget.at().toEpochMilli())
                .bind(documents.write(budget))
                .execute();
    }

    /**
     * Budgets: the ring's first, then those of projects, then those of tasks.
     *
     * @param day those of this day and of tasks; null for all that are kept
     */
    public List<BudgetState> budgets(Connection connection, @Nullable LocalDate day) throws SQLException {
        return Query.on(connection, """
                        SELECT state FROM view_budget WHERE ? IS NULL OR day IS NULL OR day = ?
                        ORDER BY scope, day DESC, id
                        """)
                .bind(day == null ? null : day.toString())
                .bind(day == null ? null : day.toString())
                .list(row -> documents.read(row.getString(1), BudgetState.class));
    }
}
