package dev.ringmaster.runtime.ledger;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a {@link LedgerWork} may do: change rows, and say which events become true with them. Used on the writer thread only. */
public interface LedgerTransaction {

    /** The writer's connection; never commit, roll back or close it. */
    Connection connection();

    /**
     * A statement of the writer's connection, prepared once and kept; do not close it. Its parameters are cleared.
     *
     * @throws SQLException if the SQL cannot be prepared
     */
    PreparedStatement prepare(String sql) throws SQLException;

    /** The time of this work, UTC; the same all through it. */
    Instant now();

    /** The trace that events of this work belong to, or null. */
    @Nullable
    String traceparent();

    /** Sets the trace that the following events belong to; a W3C {@code traceparent}, or null for a new trace. */
    void continueTrace(@Nullable String traceparent);

    /**
     * Puts an event into the outbox; it is published after the commit, in order, at least once.
     *
     * @return its id
     * @throws SQLException if the database refuses
     */
    EventId publish(Event event) throws SQLException;

    /** As {@link #publish(Event)} with a given id; an id that was published before is dropped silently. */
    EventId publish(Event event, EventId id) throws SQLException;

    /** As {@link #publish(Event)}, on another topic than the event's own. */
    EventId publishOn(Topic topic, Event event) throws SQLException;

    /** As {@link #publish(Event, EventId)}, on another topic than the event's own. */
    EventId publishOn(Topic topic, Event event, EventId id) throws SQLException;

    /** Publishes a record without a value: on a compacted topic it deletes the key. */
    void publishTombstone(Topic topic, String key) throws SQLException;

    /**
     * Runs a part of this work that can fail alone: if it throws, its changes and events are undone, its {@link #afterRollback}
     * actions run, and the exception goes on to the caller, who may go on with the rest of the work after a {@link RuntimeException}.
     *
     * @throws LedgerException if a statement of the part is at fault, such as a broken constraint
     * @throws SQLException if the database refuses; pass it on, so that the whole work is undone
     */
    void attempt(LedgerChange part) throws SQLException;

    /** Runs after this work is durable, on the writer thread, in the order given; must be quick. */
    void afterCommit(Runnable action);

    /** Runs if this work is undone, for state in memory that must be brought back; must be quick. */
    void afterRollback(Runnable action);
}
