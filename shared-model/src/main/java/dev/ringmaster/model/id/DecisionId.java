package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a decision; derived from the task or attempt and the kind, so that whoever raises it first or again raises the same one.
 *
 * @param value matches {@code [a-z0-9][a-z0-9._-]{0,149}}
 */
public record DecisionId(@JsonValue String value) implements Comparable<DecisionId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,149}");

    /** @throws IllegalArgumentException if the value does not match the form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DecisionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a decision id: '" + value + "' (expected " + FORM.pattern() + ")");
        }
    }

    @Override
    public int compareTo(DecisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
