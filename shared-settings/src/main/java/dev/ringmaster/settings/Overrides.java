package dev.ringmaster.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;

/**
 * What comes before the file for one section: the environment, then values that are held where they were.
 *
 * @param environment empty where a section cannot be overridden by it
 * @param held of all sections, each value as a file would hold it
 * @param name what the section's keys are held by, such as {@code kafka} or {@code workers.codex}
 */
record Overrides(Map<String, String> environment, Map<String, String> held, String name) {

    /** The held value of a key as the parser gives values, or null when it is not held. */
    @Nullable
    Object held(String key) {
        String written = held.get(name + "." + key);
        return written == null ? null : Toml.parse("value = " + written).get("value");
    }
}
