package dev.ringmaster.runtime.ledger;

import java.sql.SQLException;

/** A {@link LedgerWork} that has no result. */
@FunctionalInterface
public interface LedgerChange {

    /** @throws SQLException if the database refuses */
    void apply(LedgerTransaction transaction) throws SQLException;
}
