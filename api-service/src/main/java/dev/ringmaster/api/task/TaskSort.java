package dev.ringmaster.api.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An order of the task list; tasks that are equal in it follow each other as they were created.
 *
 * @param descending written as a leading minus
 */
public record TaskSort(Field field, boolean descending) {

    public static final TaskSort CREATED = new TaskSort(Field.CREATED, false);

    /** What a list can be ordered by. */
    public enum Field {
        CREATED,
        PRIORITY,
        SCORE,
        STATUS,
        TITLE,
        UPDATED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if the text names no field */
    public static TaskSort of(String text) {
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(Field.values())
                .filter(field -> field.word().equals(word))
                .findFirst()
                .map(field -> new TaskSort(field, descending))
                .orElseThrow(() -> new IllegalArgumentException("cannot sort by '" + text + "': expected "
                        + Arrays.stream(Field.values()).map(Field::word).collect(Collectors.joining(", "))
                        + ", with a leading minus for descending"));
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + field.word();
    }
}
