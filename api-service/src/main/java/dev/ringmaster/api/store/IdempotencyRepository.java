package dev.ringmaster.api.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringmaster.api.idempotency.RepeatPolicy;
import dev.ringmaster.api.idempotency.RequestFingerprint;
import dev.ringmaster.api.idempotency.StoredReply;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The table of replies to requests with an idempotency key. */
@ApplicationScoped
public class IdempotencyRepository {

    private final Documents documents;

    IdempotencyRepository(Documents documents) {
        this.documents = documents;
    }

    public Optional<RepeatPolicy.Answered> find(Connection connection, String key) throws SQLException {
        return Query.on(
                        connection,
                        "SELECT fingerprint, status, headers, body, answered_at FROM idempotency_key WHERE idempotency_key = ?")
                .bind(key)
                .first(row -> new RepeatPolicy.Answered(
                        new RequestFingerprint(row.getString(1)),
                        new StoredReply(
                                row.getInt(2),
                                documents.read(row.getString(3), new TypeReference<Map<String, String>>() {}),
                                row.getString(4)),
                        Instant.ofEpochMilli(row.getLong(5))));
    }

    public void put(LedgerTransaction tx, String key, RequestFingerprint fingerprint, StoredReply reply)
            throws SQLException {
        Query.in(tx, """
                        INSERT INTO idempotency_key (idempotency_key, fingerprint, status, headers, body, answered_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (idempotency_key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status,
                            headers = excluded.headers, body = excluded.body, answered_at = excluded.answered_at
                        """)
                .bind(key)
                .bind(fingerprint.value())
                .bind(reply.status())
                .bind(documents.write(reply.headers()))
                .bind(reply.body())
                .bind(tx.now().toEpochMilli())
                .execute();
    }

    /** Forgets replies that are no longer kept. */
    public int prune(LedgerTransaction tx) throws SQLException {
        return Query.in(tx, "DELETE FROM idempotency_key WHERE answered_at < ?")
                .bind(tx.now().minus(RepeatPolicy.KEPT).toEpochMilli())
                .execute();
    }
}
