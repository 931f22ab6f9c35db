package dev.ringmaster.scheduler.store;

import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.settings.applied.AppliedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of the settings that were ever proposed, with what became of each. */
@ApplicationScoped
public class ConfigurationRepository {

    private static final String APPLIED = "applied";

    /** The highest version that was ever proposed or in force; 0 before the first. */
    public long newest(Connection connection) throws SQLException {
        return number(connection, "SELECT COALESCE(MAX(version), 0) FROM configuration");
    }

    /** The highest version that was ever in force; 0 before the first. */
    public long newestApplied(Connection connection) throws SQLException {
        return number(connection, "SELECT COALESCE(MAX(version), 0) FROM configuration WHERE state = 'applied'");
    }

    public void propose(LedgerTransaction tx, AppliedSettings next) throws SQLException {
        put(tx, next, "proposed");
    }

    /** Also of a version that never was a proposal here. */
    public void apply(LedgerTransaction tx, AppliedSettings applied) throws SQLException {
        put(tx, applied, APPLIED);
        settle(tx, applied.version(), APPLIED, List.of());
    }

    public void reject(LedgerTransaction tx, long version, List<String> problems) throws SQLException {
        settle(tx, version, "rejected", problems);
    }

    private static void put(LedgerTransaction tx, AppliedSettings settings, String state) throws SQLException {
        PreparedStatement insert = tx.prepare("""
                INSERT INTO configuration (version, hash, body, held, state, proposed_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (version) DO NOTHING
                """);
        insert.setLong(1, settings.version());
        insert.setString(2, settings.hash());
        insert.setString(3, settings.text());
        insert.setString(4, new StoredJson<>(Map.class).write(new TreeMap<>(settings.held())));
        insert.setString(5, state);
        insert.setLong(6, tx.now().toEpochMilli());
        insert.executeUpdate();
    }

    private static void settle(LedgerTransaction tx, long version, String state, List<String> problems)
            throws SQLException {
        PreparedStatement update =
                tx.prepare("UPDATE configuration SET state = ?, settled_at = ?, problems = ? WHERE version = ?");
        update.setString(1, state);
        update.setLong(2, tx.now().toEpochMilli());
        update.setString(3, problems.isEmpty() ? null : String.join("\n", problems));
        update.setLong(4, version);
        update.executeUpdate();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
