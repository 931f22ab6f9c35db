package dev.ringmaster.runtime.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** What the ledger requires of SQLite, checked at start rather than assumed. */
final class SqliteDatabase {

    /** SQLite before this can corrupt a WAL file (sqlite.org/wal.html, "the WAL-reset bug"). */
    private static final int[] LEAST_VERSION = {3, 51, 3};

    private SqliteDatabase() {}

    /**
     * Checks the library's version and the settings of this connection.
     *
     * @throws IllegalStateException if SQLite is too old, or the database is not in WAL mode with full synchronisation
     */
    static void check(Connection connection) throws SQLException {
        String version = text(connection, "SELECT sqlite_version()");
        int[] parts =
                Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        if (Arrays.compare(parts, LEAST_VERSION) < 0) {
            throw new IllegalStateException("SQLite " + version + " is too old: 3.51.3 or newer is needed");
        }
        require(connection, "journal_mode", "wal");
        require(connection, "synchronous", "2");
        require(connection, "foreign_keys", "1");
    }

    private static void require(Connection connection, String pragma, String expected) throws SQLException {
        String actual = text(connection, "PRAGMA " + pragma);
        if (!expected.equalsIgnoreCase(actual)) {
            throw new IllegalStateException("SQLite's " + pragma + " is " + actual + ", not " + expected);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
