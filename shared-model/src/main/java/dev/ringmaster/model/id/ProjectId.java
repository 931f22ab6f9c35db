package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a project: the short key people type, and the start of its task ids.
 *
 * @param value matches {@code [a-z][a-z0-9-]{0,39}}
 */
public record ProjectId(@JsonValue String value) implements Comparable<ProjectId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException if the value does not match the form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a project id: '" + value + "' (expected " + FORM.pattern() + ")");
        }
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
