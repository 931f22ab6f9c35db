package dev.ringmaster.queue.store;

import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Table {@code ring_pause}: has a row while the whole ring is paused. */
final class BrakeRepository {

    void saveRingPause(LedgerTransaction tx, @Nullable String by) throws SQLException {
        tx.prepare("DELETE FROM ring_pause").executeUpdate();
        if (by != null) {
            PreparedStatement insert = tx.prepare("INSERT INTO ring_pause (paused_by) VALUES (?)");
            insert.setString(1, by);
            insert.executeUpdate();
        }
    }

    @Nullable
    String ringPausedBy(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT paused_by FROM ring_pause");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
