package dev.ringmaster.runtime.ledger;

import java.sql.SQLException;

/** A change to the database, run on the writer thread. It must be quick, and touch nothing but the database and what it can undo. */
@FunctionalInterface
public interface LedgerWork<T> {

    /**
     * Makes the change.
     *
     * @return what the caller gets once the change is durable
     * @throws SQLException if the database refuses; this work alone is undone
     */
    T apply(LedgerTransaction transaction) throws SQLException;
}
