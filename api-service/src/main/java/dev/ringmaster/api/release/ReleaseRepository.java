package dev.ringmaster.api.release;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The view of releases and of what stops them. */
@ApplicationScoped
public class ReleaseRepository {

    private final Documents documents;

    ReleaseRepository(Documents documents) {
        this.documents = documents;
    }

    public void take(LedgerTransaction tx, ImprovementEvent event) throws SQLException {
        switch (event) {
            case ImprovementEvent.OfRelease ofRelease -> {
                ReleaseId id = ofRelease.release().release();
                Optional<ReleaseRecord> known = find(tx.connection(), id);
                put(tx, known.isPresent() ? known.get().after(ofRelease) : ReleaseRecord.first(ofRelease));
            }
            case ImprovementEvent.BreakerChanged breaker ->
                put(tx, new BreakerRecord(breaker.open(), breaker.failures(), breaker.reason(), breaker.at()));
        }
    }

    private void put(LedgerTransaction tx, ReleaseRecord release) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_release (number, body) VALUES (?, ?)
                        ON CONFLICT (number) DO UPDATE SET body = excluded.body
                        """)
                .bind(release.id().number())
                .bind(documents.write(release))
                .execute();
    }

    private void put(LedgerTransaction tx, BreakerRecord breaker) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_breaker (one, body) VALUES (1, ?)
                        ON CONFLICT (one) DO UPDATE SET body = excluded.body
                        """).bind(documents.write(breaker)).execute();
    }

    public Optional<ReleaseRecord> find(Connection connection, ReleaseId id) throws SQLException {
        return Query.on(connection, "SELECT body FROM view_release WHERE number = ?")
                .bind(id.number())
                .first(row -> documents.read(row.getString(1), ReleaseRecord.class));
    }

    /** The newest first. */
    public List<ReleaseRecord> newest(Connection connection, int limit) throws SQLException {
        return Query.on(connection, "SELECT body FROM view_release ORDER BY number DESC LIMIT ?")
                .bind(limit)
                .list(row -> documents.read(row.getString(1), ReleaseRecord.class));
    }

    public BreakerRecord breaker(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT body FROM view_breaker WHERE one = 1")
                .first(row -> documents.read(row.getString(1), BreakerRecord.class))
                .orElse(BreakerRecord.CLOSED);
    }
}
