package dev.ringmaster.queue.store;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.queue.Fixtures;
import dev.ringmaster.runtime.ledger.LedgerChange;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue's own tables in an SQLite file, with every statement a transaction of its own; events are kept in a list. */
final class FileLedger implements LedgerTransaction, AutoCloseable {

    private static final List<String> MIGRATIONS = List.of(
            "V1__create_queue.sql",
            "V2__add_brakes.sql",
            "V3__whole_reason_of_a_dispatch.sql",
            "V4__count_waits.sql",
            "V5__keep_turns.sql",
            "V6__add_proviso.sql",
            "V7__count_wrong_results.sql");

    final List<Event> published = new ArrayList<>();
    private final Connection connection;

    FileLedger(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        for (String migration : MIGRATIONS) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(text("/db/migration/" + migration));
            }
        }
    }

    private static String text(String resource) {
        try (InputStream file = FileLedger.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    @Override
    public Instant now() {
        return Fixtures.NOW;
    }

    @Override
    public @Nullable String traceparent() {
        return null;
    }

    @Override
    public void continueTrace(@Nullable String traceparent) {}

    @Override
    public EventId publish(Event event) {
        published.add(event);
        return new EventId(new UUID(0, published.size()));
    }

    @Override
    public EventId publish(Event event, EventId id) {
        return publish(event);
    }

    @Override
    public EventId publishOn(Topic topic, Event event) {
        return publish(event);
    }

    @Override
    public EventId publishOn(Topic topic, Event event, EventId id) {
        return publish(event);
    }

    @Override
    public void publishTombstone(Topic topic, String key) {}

    @Override
    public void attempt(LedgerChange part) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void afterCommit(Runnable action) {}

    @Override
    public void afterRollback(Runnable action) {}

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
