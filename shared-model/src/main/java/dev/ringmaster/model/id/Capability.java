package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A word for something a worker can do and a task may require, such as {@code java} or {@code browser}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9._-]{0,39}}
 */
public record Capability(@JsonValue String value) implements Comparable<Capability> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    /** @throws IllegalArgumentException if the value does not match the form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Capability {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a capability: '" + value + "' (expected " + FORM.pattern() + ")");
        }
    }

    @Override
    public int compareTo(Capability other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
