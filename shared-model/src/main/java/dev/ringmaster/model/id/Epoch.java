package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Counts the assignments of one task; it only grows, and an event with an older epoch changes nothing.
 *
 * @param value ≥ 0; 0 before the first assignment
 */
public record Epoch(@JsonValue long value) implements Comparable<Epoch> {

    public static final Epoch NONE = new Epoch(0);

    /** @throws IllegalArgumentException if the value is negative */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException("an epoch is not negative: " + value);
        }
    }

    public Epoch next() {
        return new Epoch(value + 1);
    }

    public boolean isOlderThan(Epoch other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
