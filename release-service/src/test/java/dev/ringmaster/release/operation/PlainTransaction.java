package dev.ringmaster.release.operation;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.ledger.LedgerChange;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transaction on a database in memory that is never undone; what was published is kept in order. */
final class PlainTransaction implements LedgerTransaction {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private final Connection connection;
    private final Set<EventId> ids = new HashSet<>();
    private final List<Event> published = new ArrayList<>();
    private final List<Runnable> after = new ArrayList<>();

    PlainTransaction() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (InputStream script = Objects.requireNonNull(
                        getClass().getResourceAsStream("/db/migration/V1__create_releases.sql"));
                var statement = connection.createStatement()) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            for (String each : text.split(";", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Event> published() {
        return published;
    }

    /** Runs what was to run after the commit. */
    void commit() {
        List<Runnable> all = List.copyOf(after);
        after.clear();
        all.forEach(Runnable::run);
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
        return NOW;
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
        return EventId.derivedFrom("plain-" + published.size());
    }

    @Override
    public EventId publish(Event event, EventId id) {
        if (ids.add(id)) {
            published.add(event);
        }
        return id;
    }

    @Override
    public EventId publishOn(Topic topic, Event event) {
        return publish(event);
    }

    @Override
    public EventId publishOn(Topic topic, Event event, EventId id) {
        return publish(event, id);
    }

    @Override
    public void publishTombstone(Topic topic, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void attempt(LedgerChange part) throws SQLException {
        part.apply(this);
    }

    @Override
    public void afterCommit(Runnable action) {
        after.add(action);
    }

    @Override
    public void afterRollback(Runnable action) {}
}
