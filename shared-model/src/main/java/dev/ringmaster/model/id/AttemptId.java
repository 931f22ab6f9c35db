package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Names one attempt of one task: a UUID of version 7 (RFC 9562), so that ids sort by the time they were assigned.
 *
 * @param value a UUID
 */
public record AttemptId(@JsonValue UUID value) implements Comparable<AttemptId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttemptId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    /** Compares as text does, which for version 7 is the order of time; {@link UUID#compareTo} compares signed halves. */
    @Override
    public int compareTo(AttemptId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
