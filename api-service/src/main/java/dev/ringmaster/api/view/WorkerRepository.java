package dev.ringmaster.api.view;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The view of workers. */
@ApplicationScoped
public class WorkerRepository {

    private final Documents documents;

    WorkerRepository(Documents documents) {
        this.documents = documents;
    }

    /** Keeps the snapshot unless a later one is known. */
    public void put(LedgerTransaction tx, WorkerEvent event) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_worker (worker, status, snapshot, at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (worker) DO UPDATE SET status = excluded.status, snapshot = excluded.snapshot, at = excluded.at
                            WHERE excluded.at >= view_worker.at
                        """)
                .bind(event.worker().id().value())
                .bind(statusOf(event))
                .bind(documents.write(event.worker()))
                .bind(event.worker().at().toEpochMilli())
                .execute();
    }

    public void delete(LedgerTransaction tx, String worker) throws SQLException {
        Query.in(tx, "DELETE FROM view_worker WHERE worker = ?").bind(worker).execute();
    }

    public List<WorkerSummary> all(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT status, snapshot FROM view_worker ORDER BY worker")
                .list(row ->
                        WorkerSummary.of(row.getString(1), documents.read(row.getString(2), WorkerSnapshot.class)));
    }

    private static String statusOf(WorkerEvent event) {
        return switch (event) {
            case WorkerEvent.WorkerAvailable available -> "available";
            case WorkerEvent.WorkerBusy busy -> "busy";
            case WorkerEvent.WorkerPaused paused -> "paused";
            case WorkerEvent.WorkerOffline offline -> "offline";
        };
    }
}
