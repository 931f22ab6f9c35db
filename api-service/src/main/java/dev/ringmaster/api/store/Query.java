package dev.ringmaster.api.store;

import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters. Made for one use. */
public final class Query {

    private final PreparedStatement statement;
    private final boolean owned;
    private int bound;

    private Query(PreparedStatement statement, boolean owned) {
        this.statement = statement;
        this.owned = owned;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A statement of a reader's connection, closed after its use. */
    public static Query on(Connection connection, String sql) throws SQLException {
        return new Query(connection.prepareStatement(sql), true);
    }

    /** A statement of the writer's, kept for the next use. */
    public static Query in(LedgerTransaction transaction, String sql) throws SQLException {
        return new Query(transaction.prepare(sql), false);
    }

    /** Binds the next parameter. */
    public Query bind(@Nullable Object value) throws SQLException {
        statement.setObject(++bound, value);
        return this;
    }

    public <T> List<T> list(RowReader<T> reader) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } finally {
            close();
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(RowReader<T> reader) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        } finally {
            close();
        }
    }

    /** The first column of the first row, 0 when there is none. */
    public long number() throws SQLException {
        return first(row -> row.getLong(1)).orElse(0L);
    }

    /** Changes rows; returns how many. */
    public int execute() throws SQLException {
        try {
            return statement.executeUpdate();
        } finally {
            close();
        }
    }

    private void close() throws SQLException {
        if (owned) {
            statement.close();
        }
    }
}
