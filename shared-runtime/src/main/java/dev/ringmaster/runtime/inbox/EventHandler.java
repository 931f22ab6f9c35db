package dev.ringmaster.runtime.inbox;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.SQLException;

/** What a service does with an event: on the writer thread, at most once for each event id, undone as a whole if it throws. */
public interface EventHandler {

    /**
     * Takes an event in.
     *
     * @throws SQLException if the database refuses: the whole batch is held and tried again; after a broken constraint or a wrong
     *     statement the event goes to the dead-letter topic
     * @throws RuntimeException if the event cannot be handled; it goes to the dead-letter topic
     */
    void handle(LedgerTransaction transaction, EventEnvelope event) throws SQLException;

    /** Takes in that a key was deleted from a compacted topic; may come more than once. */
    default void handleTombstone(LedgerTransaction transaction, Topic topic, String key) throws SQLException {}

    /**
     * Called once after the events of a batch, in the same transaction. Whatever it throws holds the whole batch, which is undone and
     * tried again: there is no one record to set aside.
     */
    default void endOfBatch(LedgerTransaction transaction) throws SQLException {}
}
