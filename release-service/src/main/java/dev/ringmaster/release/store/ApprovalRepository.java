package dev.ringmaster.release.store;

import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The table of what people have let pass: a task's tree, and nothing else. */
@ApplicationScoped
public class ApprovalRepository {

    public void save(LedgerTransaction tx, ReleaseRef shown, DecisionKind kind, String by) throws SQLException {
        PreparedStatement insert = tx.prepare("""
                INSERT INTO approval (task, tree, kind, answered_by, answered_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (task, tree, kind) DO NOTHING
                """);
        insert.setString(1, shown.attempt().task().value());
        insert.setString(2, shown.tree());
        insert.setString(3, kind.word());
        insert.setString(4, by);
        insert.setLong(5, tx.now().toEpochMilli());
        insert.executeUpdate();
    }

    /** Who let this very tree of this task pass, by what was asked. */
    public Map<DecisionKind, String> find(Connection connection, ReleaseRef release) throws SQLException {
        Map<DecisionKind, String> found = new EnumMap<>(DecisionKind.class);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT kind, answered_by FROM approval WHERE task = ? AND tree = ?")) {
            select.setString(1, release.attempt().task().value());
            select.setString(2, release.tree());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(DecisionKind.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)), rows.getString(2));
                }
            }
        }
        return found;
    }
}
