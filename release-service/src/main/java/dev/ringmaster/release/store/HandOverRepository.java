package dev.ringmaster.release.store;

import dev.ringmaster.model.event.AttemptEvent.AttemptHandedOver;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of hand-overs that are no release yet. */
@ApplicationScoped
public class HandOverRepository {

    private static final StoredJson<AttemptHandedOver> WORKS = new StoredJson<>(AttemptHandedOver.class);

    public void insert(LedgerTransaction tx, AttemptHandedOver work) throws SQLException {
        PreparedStatement insert = tx.prepare("INSERT INTO handover (attempt, body, traceparent) VALUES (?, ?, ?)");
        insert.setString(1, work.attempt().attempt().toString());
        insert.setString(2, WORKS.write(work));
        insert.setString(3, tx.traceparent());
        insert.executeUpdate();
    }

    /** @return whether it was still there */
    public boolean delete(LedgerTransaction tx, long seq) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM handover WHERE seq = ?");
        delete.setLong(1, seq);
        return delete.executeUpdate() == 1;
    }

    public void delete(LedgerTransaction tx, AttemptId attempt) throws SQLException {
        PreparedStatement delete = tx.prepare("DELETE FROM handover WHERE attempt = ?");
        delete.setString(1, attempt.toString());
        delete.executeUpdate();
    }

    /** In the order in which they came. */
    public List<HandOver> findAll(Connection connection) throws SQLException {
        List<HandOver> found = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT seq, body, traceparent FROM handover ORDER BY seq");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new HandOver(rows.getLong(1), WORKS.read(rows.getString(2)), rows.getString(3)));
            }
        }
        return found;
    }
}
