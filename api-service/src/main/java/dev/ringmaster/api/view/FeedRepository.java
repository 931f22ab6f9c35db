package dev.ringmaster.api.view;

import dev.ringmaster.api.feed.FeedFilter;
import dev.ringmaster.api.feed.FeedItem;
import dev.ringmaster.api.feed.FeedSource;
import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of the feed. Output is kept once, with the attempt; the feed points at it. */
@ApplicationScoped
public class FeedRepository implements FeedSource {

    private static final int PRUNED_AT_A_TIME = 2000;

    private final Ledger ledger;
    private final Documents documents;

    FeedRepository(Ledger ledger, Documents documents) {
        this.ledger = ledger;
        this.documents = documents;
    }

    /**
     * Adds an event.
     *
     * @param item its seq is ignored
     * @param output the row of {@code view_output} that holds its text, or null
     * @return its place
     */
    public long append(LedgerTransaction tx, FeedItem item, @Nullable Long output) throws SQLException {
        return Query.in(tx, """
                        INSERT INTO feed (event_id, type, source, subject, task, project, time, data, output)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq
                        """)
                .bind(item.id())
                .bind(item.type())
                .bind(item.source())
                .bind(item.subject())
                .bind(item.task())
                .bind(item.project())
                .bind(item.time().toEpochMilli())
                .bind(item.data())
                .bind(output)
                .number();
    }

    @Override
    public List<FeedItem> read(long after, long upTo, int limit, FeedFilter filter) {
        return ledger.read(connection -> read(connection, after, upTo, limit, filter));
    }

    private List<FeedItem> read(Connection connection, long after, long upTo, int limit, FeedFilter filter)
            throws SQLException {
        StringBuilder sql = new StringBuilder("""
                SELECT f.seq, f.event_id, f.type, f.source, f.subject, f.task, f.project, f.time, f.data, o.text
                FROM feed f LEFT JOIN view_output o ON o.id = f.output WHERE f.seq > ? AND f.seq <= ?
                """);
        List<Object> values = new ArrayList<>(List.of(after, upTo));
        if (filter.task() != null) {
            sql.append(" AND f.task = ?");
            values.add(filter.task());
        }
        if (filter.project() != null) {
            sql.append(" AND f.project = ?");
            values.add(filter.project());
        }
        if (!filter.types().isEmpty()) {
            sql.append(" AND (f.type IN (")
                    .append(String.join(", ", Collections.nCopies(filter.types().size(), "?")))
                    .append(") OR substr(f.type, 1, instr(f.type, '.')) || '*' IN (")
                    .append(String.join(", ", Collections.nCopies(filter.types().size(), "?")))
                    .append("))");
            values.addAll(filter.types());
            values.addAll(filter.types());
        }
        Query query = Query.on(connection, sql.append(" ORDER BY f.seq LIMIT ?").toString());
        for (Object value : values) {
            query.bind(value);
        }
        return query.bind(limit).list(this::item);
    }

    /** The place of the newest event there ever was; 0 before the first. */
    public long newest(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'feed'")
                .number();
    }

    @Override
    public long newest() {
        return ledger.read(this::newest);
    }

    /** When the newest event became true, if there is one. */
    public java.util.Optional<Instant> lastEventAt(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT time FROM feed ORDER BY seq DESC LIMIT 1")
                .first(row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    @Override
    public long resumableFrom() {
        return ledger.read(connection -> Query.on(connection, "SELECT seq FROM feed ORDER BY seq LIMIT 1")
                .first(row -> row.getLong(1) - 1)
                .orElse(newest(connection)));
    }

    /** Forgets everything; the next place is two on, so that a reader of the old feed can tell. */
    public void clear(LedgerTransaction tx) throws SQLException {
        Query.in(tx, "DELETE FROM feed").execute();
        Query.in(tx, "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'feed'")
                .execute();
    }

    /** Forgets some events that are older, from the beginning on, so that no hole is left; the newest stays. Returns how many. */
    public int prune(LedgerTransaction tx, Instant before) throws SQLException {
        return Query.in(tx, """
                        DELETE FROM feed WHERE seq IN (
                            SELECT seq FROM feed WHERE seq < COALESCE(
                                (SELECT seq FROM feed WHERE time >= ? ORDER BY seq LIMIT 1), (SELECT MAX(seq) FROM feed))
                            ORDER BY seq LIMIT ?)
                        """)
                .bind(before.toEpochMilli())
                .bind(PRUNED_AT_A_TIME)
                .execute();
    }

    private FeedItem item(ResultSet row) throws SQLException {
        String data = row.getString(9);
        String text = row.getString(10);
        return new FeedItem(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)),
                text == null ? data : withText(data, text));
    }

    /** The object with one more member. */
    private String withText(String data, String text) {
        return data.substring(0, data.length() - 1) + ",\"text\":" + documents.write(text) + "}";
    }
}
