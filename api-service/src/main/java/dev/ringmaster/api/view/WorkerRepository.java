package dev.ringmaster.api.view;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The view of workers. */
@ApplicationScoped
public class WorkerRepository {

    private final Documents documents;
    private final BrakeRepository brakes;

    WorkerRepository(Documents documents, BrakeRepository brakes) {
        this.documents = documents;
        this.brakes = brakes;
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

    public void scale(LedgerTransaction tx, StatusEvent.SlotsScaled scaled) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_worker_slots (worker, slots) VALUES (?, ?)
                        ON CONFLICT (worker) DO UPDATE SET slots = excluded.slots
                        """).bind(scaled.worker().value()).bind(scaled.slots()).execute();
    }

    /** Keeps what an agent of the worker said of its account's windows, unless a later word is known. */
    public void windows(LedgerTransaction tx, WorkerId worker, List<RateLimitWindow> windows, Instant at)
            throws SQLException {
        for (RateLimitWindow window : windows) {
            Query.in(tx, """
                            INSERT INTO view_worker_window (worker, name, body, at) VALUES (?, ?, ?, ?)
                            ON CONFLICT (worker, name) DO UPDATE SET body = excluded.body, at = excluded.at
                                WHERE excluded.at >= view_worker_window.at
                            """)
                    .bind(worker.value())
                    .bind(window.name())
                    .bind(documents.write(window))
                    .bind(at.toEpochMilli())
                    .execute();
        }
    }

    public List<WorkerSummary> all(Connection connection) throws SQLException {
        List<WorkerHold> holds = brakes.holds(connection);
        Map<String, List<RateLimitWindow>> windows = windows(connection);
        return Query.on(connection, """
                        SELECT status, snapshot, slots, view_worker.worker FROM view_worker
                        LEFT JOIN view_worker_slots ON view_worker_slots.worker = view_worker.worker
                        ORDER BY view_worker.worker
                        """)
                .list(row -> WorkerSummary.of(
                        row.getString(1),
                        documents.read(row.getString(2), WorkerSnapshot.class),
                        row.getObject(3) == null ? null : row.getInt(3),
                        holds,
                        windows.getOrDefault(row.getString(4), List.of())));
    }

    private Map<String, List<RateLimitWindow>> windows(Connection connection) throws SQLException {
        Map<String, List<RateLimitWindow>> windows = new HashMap<>();
        Query.on(connection, "SELECT worker, body FROM view_worker_window ORDER BY worker, name")
                .list(row -> windows.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(documents.read(row.getString(2), RateLimitWindow.class)));
        return windows;
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
