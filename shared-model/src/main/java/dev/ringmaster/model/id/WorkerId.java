package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a worker: the {@code name} of its entry in {@code ringmaster.toml}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9._-]{0,63}}
 */
public record WorkerId(@JsonValue String value) implements Comparable<WorkerId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if the value does not match the form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a worker id: '" + value + "' (expected " + FORM.pattern() + ")");
        }
    }

    @Override
    public int compareTo(WorkerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
