package dev.ringmaster.release.store;

import dev.ringmaster.release.pipeline.Breaker;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row that says whether releases are stopped. */
@ApplicationScoped
public class BreakerRepository {

    public Breaker find(LedgerTransaction tx) throws SQLException {
        try (ResultSet row = tx.prepare("SELECT is_open, failures FROM breaker").executeQuery()) {
            return row.next() ? new Breaker(row.getInt(1) == 1, row.getInt(2)) : Breaker.CLOSED;
        }
    }

    public void save(LedgerTransaction tx, Breaker breaker) throws SQLException {
        PreparedStatement update = tx.prepare("UPDATE breaker SET is_open = ?, failures = ?");
        update.setInt(1, breaker.open() ? 1 : 0);
        update.setInt(2, breaker.failures());
        update.executeUpdate();
    }
}
