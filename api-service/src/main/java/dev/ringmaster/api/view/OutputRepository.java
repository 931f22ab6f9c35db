package dev.ringmaster.api.view;

import dev.ringmaster.api.attempt.OutputChunk;
import dev.ringmaster.api.attempt.OutputWindow;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The view of attempts' output. */
@ApplicationScoped
public class OutputRepository {

    private static final int PRUNED_AT_A_TIME = 500;
    private static final int CHUNKS_AT_A_TIME = 1000;

    /** Keeps a piece unless it is known. Returns its row, or empty when it was known. */
    public Optional<Long> put(LedgerTransaction tx, OutputAppended output) throws SQLException {
        return Query.in(tx, """
                        INSERT INTO view_output (attempt, source, start, length, text, at) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (attempt, source, start) DO NOTHING RETURNING id
                        """)
                .bind(output.attempt().attempt().toString())
                .bind(output.source().word())
                .bind(output.offset())
                .bind(output.length())
                .bind(output.text())
                .bind(output.at().toEpochMilli())
                .first(row -> row.getLong(1));
    }

    public OutputWindow window(Connection connection, String attempt, OutputSource source, long offset, int limit)
            throws SQLException {
        List<OutputChunk> chunks = Query.on(connection, """
                        SELECT start, length, text FROM view_output WHERE attempt = ? AND source = ?
                            AND start >= COALESCE((SELECT MAX(start) FROM view_output
                                WHERE attempt = ? AND source = ? AND start <= ?), 0)
                            AND start < ?
                        ORDER BY start LIMIT ?
                        """)
                .bind(attempt)
                .bind(source.word())
                .bind(attempt)
                .bind(source.word())
                .bind(offset)
                .bind(Math.max(offset, firstOffset(connection, attempt, source)) + limit)
                .bind(CHUNKS_AT_A_TIME)
                .list(row -> new OutputChunk(row.getLong(1), row.getInt(2), row.getString(3)));
        return OutputWindow.of(chunks, offset, limit);
    }

    private static long firstOffset(Connection connection, String attempt, OutputSource source) throws SQLException {
        return Query.on(connection, "SELECT MIN(start) FROM view_output WHERE attempt = ? AND source = ?")
                .bind(attempt)
                .bind(source.word())
                .number();
    }

    /** Where the output ends as far as it is known. */
    public long end(Connection connection, String attempt, OutputSource source) throws SQLException {
        return Query.on(connection, "SELECT MAX(start + length) FROM view_output WHERE attempt = ? AND source = ?")
                .bind(attempt)
                .bind(source.word())
                .number();
    }

    /** Forgets some output that is older. Returns how many pieces. */
    public int prune(LedgerTransaction tx, Instant before) throws SQLException {
        return Query.in(
                        tx,
                        "DELETE FROM view_output WHERE id IN (SELECT id FROM view_output WHERE at < ? ORDER BY at LIMIT ?)")
                .bind(before.toEpochMilli())
                .bind(PRUNED_AT_A_TIME)
                .execute();
    }
}
