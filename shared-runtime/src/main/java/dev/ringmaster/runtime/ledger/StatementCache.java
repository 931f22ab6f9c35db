package dev.ringmaster.runtime.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Keeps the prepared statements of one connection; SQL texts are constants, so it stays small. Not thread-safe. */
final class StatementCache {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null && isUsable(known)) {
            return known;
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        statements.put(sql, fresh);
        return fresh;
    }

    /** The driver closes a statement that has failed in {@code execute()}, and says so only when it is used again. */
    private static boolean isUsable(PreparedStatement statement) {
        try {
            statement.clearParameters();
            return true;
        } catch (SQLException closed) {
            return false;
        }
    }
}
