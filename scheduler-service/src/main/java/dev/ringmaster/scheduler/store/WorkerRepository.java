package dev.ringmaster.scheduler.store;

import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of the last snapshot published of each worker. */
@ApplicationScoped
public class WorkerRepository {

    private static final StoredJson<WorkerSnapshot> SNAPSHOTS = new StoredJson<>(WorkerSnapshot.class);

    public void save(LedgerTransaction tx, WorkerSnapshot snapshot) throws SQLException {
        PreparedStatement upsert = tx.prepare("""
                INSERT INTO worker (id, snapshot) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET snapshot = excluded.snapshot
                """);
        upsert.setString(1, snapshot.id().value());
        upsert.setString(2, SNAPSHOTS.write(snapshot));
        upsert.executeUpdate();
    }

    public List<WorkerSnapshot> findAll(Connection connection) throws SQLException {
        List<WorkerSnapshot> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT snapshot FROM worker ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(SNAPSHOTS.read(rows.getString(1)));
            }
        }
        return found;
    }
}
