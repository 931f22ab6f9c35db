package dev.ringmaster.settings;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the settings.
 *
 * @param line from 1; 0 when it is not in the file, for example in an environment variable
 * @param column from 1; 0 when it is not in the file
 * @param key the whole key, such as {@code kafka.port} or {@code workers[2].timeout}; empty when it is not about one key
 * @param message what is wrong and what is allowed, one sentence without its full stop
 * @param suggestion what was probably meant, or null
 */
public record SettingsProblem(
        int line,
        int column,
        String key,
        String message,
        @Nullable String suggestion) {

    /** The whole problem on one line, for a person. */
    public String sentence() {
        String place = line > 0 ? "line " + line + ", column " + column + ": " : "";
        String subject = key.isEmpty() ? "" : key + ": ";
        String hint = suggestion == null ? "" : " (did you mean " + suggestion + "?)";
        return place + subject + message + hint;
    }
}
