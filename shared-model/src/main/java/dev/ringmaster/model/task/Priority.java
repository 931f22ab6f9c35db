package dev.ringmaster.model.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How much a person wants a task done.
 *
 * @param level 0 (highest) to 4
 */
public record Priority(@JsonValue int level) implements Comparable<Priority> {

    public static final Priority HIGHEST = new Priority(0);
    public static final Priority NORMAL = new Priority(2);
    public static final Priority LOWEST = new Priority(4);

    /** @throws IllegalArgumentException if the level is not 0 to 4 */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Priority {
        if (level < 0 || level > 4) {
            throw new IllegalArgumentException("a priority is 0 (highest) to 4, not " + level);
        }
    }

    @Override
    public int compareTo(Priority other) {
        return Integer.compare(level, other.level);
    }

    @Override
    public String toString() {
        return "P" + level;
    }
}
