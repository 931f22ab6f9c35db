package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names one event for ever; a consumer that has met it drops a repeat.
 *
 * @param value a UUID: version 7 for a fresh fact, version 3 where it is derived from what caused it
 */
public record EventId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    /**
     * The id of an event that must be the same however often it is produced.
     *
     * @param cause what the event follows from, such as an attempt id and the event's type
     */
    public static EventId derivedFrom(String cause) {
        return new EventId(UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
