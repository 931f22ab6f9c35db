package dev.ringmaster.runtime.messaging;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;

/** What a record turned out to be. */
public sealed interface Decoded {

    record Known(EventEnvelope envelope) implements Decoded {}

    /** An event of a type that this version does not know; a newer service wrote it. */
    record UnknownType(String type) implements Decoded {}

    /** A record without a value: the key was deleted. */
    record Tombstone(Topic topic, String key) implements Decoded {}

    /** Not an event of this ring, or broken. */
    record Unreadable(String reason) implements Decoded {}
}
