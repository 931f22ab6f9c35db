package dev.ringmaster.runtime.ledger;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.runtime.trace.TraceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One work's view of the writer: collects what follows from its commit. */
final class WriterTransaction implements LedgerTransaction {

    private static final String INSERT = """
            INSERT INTO outbox (seq, event_id, topic, record_key, headers, body, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING
            """;

    private final StatementCache statements;
    private final EventEncoder encoder;
    private final TimeOrderedIds ids;
    private final OutboxSequence sequence;
    private final Instant now;
    private @Nullable String traceparent;

    final List<OutboxEntry> entries = new ArrayList<>();
    final List<Runnable> afterCommit = new ArrayList<>();
    final List<Runnable> afterRollback = new ArrayList<>();

    WriterTransaction(
            StatementCache statements, EventEncoder encoder, TimeOrderedIds ids, OutboxSequence sequence, Instant now) {
        this.statements = statements;
        this.encoder = encoder;
        this.ids = ids;
        this.sequence = sequence;
        this.now = now;
    }

    @Override
    public Connection connection() {
        return statements.connection();
    }

    @Override
    public PreparedStatement prepare(String sql) throws SQLException {
        return statements.prepare(sql);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public @Nullable String traceparent() {
        return traceparent;
    }

    @Override
    public void continueTrace(@Nullable String parent) {
        this.traceparent = TraceContext.childOf(parent).traceparent();
    }

    @Override
    public EventId publish(Event event) throws SQLException {
        return publishOn(EventType.of(event).topic(), event);
    }

    @Override
    public EventId publish(Event event, EventId id) throws SQLException {
        return publishOn(EventType.of(event).topic(), event, id);
    }

    @Override
    public EventId publishOn(Topic topic, Event event) throws SQLException {
        return publishOn(topic, event, ids.nextEvent());
    }

    @Override
    public EventId publishOn(Topic topic, Event event, EventId id) throws SQLException {
        if (traceparent == null) {
            traceparent = TraceContext.newTrace().traceparent();
        }
        var envelope = new EventEnvelope(id, encoder.source(), topic, now, traceparent, event);
        insert(encoder.encode(sequence.next(), envelope, now.toEpochMilli()));
        return id;
    }

    @Override
    public void publishTombstone(Topic topic, String key) throws SQLException {
        insert(encoder.tombstone(sequence.next(), ids.nextEvent(), topic, key, now.toEpochMilli()));
    }

    /** Puts a ready row into the outbox, such as a dead letter. */
    void insertRaw(String eventId, String topic, String key, String headers, @Nullable String body)
            throws SQLException {
        insert(new OutboxEntry(sequence.next(), eventId, topic, key, headers, body, now.toEpochMilli()));
    }

    private void insert(OutboxEntry entry) throws SQLException {
        if (entry.body() != null && entry.body().length() > OutboxEntry.BODY_LIMIT) {
            throw new IllegalArgumentException("an event of " + entry.body().length() + " characters is too large for "
                    + entry.topic() + ", key " + entry.key());
        }
        PreparedStatement insert = prepare(INSERT);
        insert.setLong(1, entry.seq());
        insert.setString(2, entry.eventId());
        insert.setString(3, entry.topic());
        insert.setString(4, entry.key());
        insert.setString(5, entry.headers());
        insert.setString(6, entry.body());
        insert.setLong(7, entry.createdAt());
        if (insert.executeUpdate() == 1) {
            entries.add(entry);
        }
    }

    @Override
    public void attempt(LedgerChange part) throws SQLException {
        int entriesBefore = entries.size();
        int commitsBefore = afterCommit.size();
        int rollbacksBefore = afterRollback.size();
        prepare("SAVEPOINT part").execute();
        try {
            part.apply(this);
        } catch (Throwable e) {
            boolean undone = rollBackTo("part");
            entries.subList(entriesBefore, entries.size()).clear();
            afterCommit.subList(commitsBefore, afterCommit.size()).clear();
            List<Runnable> undo = afterRollback.subList(rollbacksBefore, afterRollback.size());
            PendingWork.runAll(List.copyOf(undo).reversed());
            undo.clear();
            if (!undone) {
                throw e instanceof SQLException sql ? sql : new SQLException("the transaction ended by itself", e);
            }
            if (e instanceof SQLException sql && !LedgerException.isRefusal(sql)) {
                throw new LedgerException("a part of a change failed", sql);
            }
            throw e;
        }
        prepare("RELEASE part").execute();
    }

    /**
     * Undoes what came after a savepoint.
     *
     * @return false if there is no such savepoint any more, since SQLite has ended the whole transaction by itself, as it does when the
     *     disk is full
     */
    boolean rollBackTo(String savepoint) {
        try {
            prepare("ROLLBACK TO " + savepoint).execute();
            prepare("RELEASE " + savepoint).execute();
            return true;
        } catch (SQLException ended) {
            return false;
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public void afterRollback(Runnable action) {
        afterRollback.add(action);
    }
}
