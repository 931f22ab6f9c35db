package dev.ringmaster.runtime.outbox;

import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.ledger.OutboxEntry;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The rows of the outbox, how far they are published, and what the topics were called then. */
@ApplicationScoped
@IfBuildProperty(name = "ringmaster.ledger.enabled", stringValue = "true", enableIfMissing = true)
class OutboxStore implements OutboxRows {

    /** Most rows that one purge takes from each table: it runs between other changes. */
    static final int PURGE_LIMIT = 2000;

    private final Ledger ledger;

    OutboxStore(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public long position() {
        return number("SELECT seq FROM outbox_position");
    }

    @Override
    public long newest() {
        return number("SELECT coalesce((SELECT max(seq) FROM outbox), (SELECT seq FROM outbox_position))");
    }

    private long number(String sql) {
        return ledger.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    @Override
    public List<OutboxEntry> after(long seq, int limit) {
        return ledger.read(connection -> {
            List<OutboxEntry> entries = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("""
                    SELECT seq, event_id, topic, record_key, headers, body, created_at
                    FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?
                    """)) {
                query.setLong(1, seq);
                query.setInt(2, limit);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        entries.add(new OutboxEntry(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getLong(7)));
                    }
                }
            }
            return entries;
        });
    }

    @Override
    public CompletionStage<?> moveTo(long seq) {
        return ledger.change(tx -> moveTo(tx, seq));
    }

    private static void moveTo(LedgerTransaction tx, long seq) throws SQLException {
        PreparedStatement move = tx.prepare("UPDATE outbox_position SET seq = ? WHERE seq < ?");
        move.setLong(1, seq);
        move.setLong(2, seq);
        move.executeUpdate();
    }

    Map<String, String> topicIdentities() {
        return ledger.read(connection -> {
            Map<String, String> known = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT topic, topic_id FROM topic_identity");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), row.getString(2));
                }
            }
            return known;
        });
    }

    static void rememberTopic(LedgerTransaction tx, String topic, String id) throws SQLException {
        PreparedStatement insert = tx.prepare("""
                INSERT INTO topic_identity (topic, topic_id) VALUES (?, ?)
                ON CONFLICT (topic) DO UPDATE SET topic_id = excluded.topic_id
                """);
        insert.setString(1, topic);
        insert.setString(2, id);
        insert.executeUpdate();
    }

    /**
     * Deletes published rows and inbox ids from before an instant, a bounded number.
     *
     * @return whether there may be more
     */
    static boolean purge(LedgerTransaction tx, Instant before) throws SQLException {
        // Looks at the oldest rows only: a search through all of them would hold up the writer.
        PreparedStatement outbox = tx.prepare("""
                DELETE FROM outbox WHERE seq IN (
                    SELECT seq FROM (SELECT seq, created_at FROM outbox ORDER BY seq LIMIT ?) oldest
                    WHERE created_at < ? AND seq <= (SELECT p.seq FROM outbox_position p))
                """);
        outbox.setInt(1, PURGE_LIMIT);
        outbox.setLong(2, before.toEpochMilli());
        int published = outbox.executeUpdate();
        PreparedStatement inbox = tx.prepare("""
                DELETE FROM inbox WHERE event_id IN (
                    SELECT event_id FROM inbox WHERE received_at < ? ORDER BY received_at LIMIT ?)
                """);
        inbox.setLong(1, before.toEpochMilli());
        inbox.setInt(2, PURGE_LIMIT);
        return inbox.executeUpdate() == PURGE_LIMIT || published == PURGE_LIMIT;
    }
}
