package dev.ringmaster.queue.store;

import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.queue.worker.Clock;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Table {@code worker_hold}: which workers get no new work, so that a restart does not try what is known to be used up. */
final class ClockRepository {

    private final Json json;

    ClockRepository(Json json) {
        this.json = json;
    }

    void save(LedgerTransaction tx, Clock clock) throws SQLException {
        PreparedStatement save = tx.prepare("""
                INSERT INTO worker_hold (id, strikes, over, hold) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET strikes = excluded.strikes, over = excluded.over, hold = excluded.hold
                """);
        save.setString(1, clock.hold().key());
        save.setInt(2, clock.strikes());
        Columns.setBoolean(save, 3, clock.over());
        save.setString(4, json.write(clock.hold()));
        save.executeUpdate();
    }

    void delete(LedgerTransaction tx, String key) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM worker_hold WHERE id = ?");
        delete.setString(1, key);
        delete.executeUpdate();
    }

    List<Clock> all(Connection connection) throws SQLException {
        List<Clock> all = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT strikes, over, hold FROM worker_hold ORDER BY id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new Clock(
                        json.read(row.getString("hold"), WorkerHold.class),
                        row.getInt("strikes"),
                        Columns.bool(row, "over")));
            }
        }
        return all;
    }
}
