package dev.ringmaster.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a task: the project's key, a dash and a number that is never used again, such as {@code textkit-7}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9._-]{0,99}}
 */
public record TaskId(@JsonValue String value) implements Comparable<TaskId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /** @throws IllegalArgumentException if the value does not match the form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a task id: '" + value + "' (expected " + FORM.pattern() + ")");
        }
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
