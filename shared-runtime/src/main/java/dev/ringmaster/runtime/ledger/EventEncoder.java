package dev.ringmaster.runtime.ledger;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;

/** Puts events into the form of outbox rows; a port, so that the ledger need not know how events travel. */
public interface EventEncoder {

    /** The envelope's row. */
    OutboxEntry encode(long seq, EventEnvelope envelope, long createdAt);

    /** The row of a record without a value. */
    OutboxEntry tombstone(long seq, EventId id, Topic topic, String key, long createdAt);

    /** The CloudEvents {@code source} of this service. */
    String source();
}
