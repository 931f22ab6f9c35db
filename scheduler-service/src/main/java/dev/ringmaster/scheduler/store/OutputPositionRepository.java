package dev.ringmaster.scheduler.store;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The table of how much of each attempt's output has been published. */
@ApplicationScoped
public class OutputPositionRepository {

    /** @param published bytes, ≥ 0 */
    public void save(LedgerTransaction tx, AttemptId attempt, OutputSource source, long published) throws SQLException {
        PreparedStatement upsert = tx.prepare("""
                INSERT INTO output_position (attempt, source, published) VALUES (?, ?, ?)
                ON CONFLICT (attempt, source) DO UPDATE SET published = excluded.published
                """);
        upsert.setString(1, attempt.toString());
        upsert.setString(2, source.word());
        upsert.setLong(3, published);
        upsert.executeUpdate();
    }

    /** Forgets an attempt's positions; returns how many there were. */
    public int delete(LedgerTransaction tx, AttemptId attempt) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM output_position WHERE attempt = ?");
        delete.setString(1, attempt.toString());
        return delete.executeUpdate();
    }

    /** Bytes published by source; a source without a row has none. */
    public Map<OutputSource, Long> find(Connection connection, AttemptId attempt) throws SQLException {
        Map<OutputSource, Long> found = new EnumMap<>(OutputSource.class);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT source, published FROM output_position WHERE attempt = ?")) {
            select.setString(1, attempt.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(OutputSource.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)), rows.getLong(2));
                }
            }
        }
        return found;
    }
}
