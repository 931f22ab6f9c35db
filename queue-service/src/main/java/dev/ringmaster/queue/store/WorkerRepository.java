package dev.ringmaster.queue.store;

import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.board.StoredQueue.StoredWorker;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Table {@code worker}. */
final class WorkerRepository {

    private final Json json;

    WorkerRepository(Json json) {
        this.json = json;
    }

    void save(LedgerTransaction tx, WorkerSnapshot worker, boolean takesTasks) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO worker (id, takes_tasks, snapshot) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET takes_tasks = excluded.takes_tasks, snapshot = excluded.snapshot
                """);
        save.setString(1, worker.id().value());
        Columns.setBoolean(save, 2, takesTasks);
        save.setString(3, json.write(worker));
        save.executeUpdate();
    }

    List<StoredWorker> all(Connection connection) throws SQLException {
        List<StoredWorker> all = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT takes_tasks, snapshot FROM worker ORDER BY id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new StoredWorker(
                        json.read(row.getString("snapshot"), WorkerSnapshot.class), Columns.bool(row, "takes_tasks")));
            }
        }
        return all;
    }
}
