package dev.ringmaster.runtime.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads committed state over a connection that cannot write. */
@FunctionalInterface
public interface LedgerQuery<T> {

    /** @throws SQLException if the database refuses */
    T apply(Connection connection) throws SQLException;
}
