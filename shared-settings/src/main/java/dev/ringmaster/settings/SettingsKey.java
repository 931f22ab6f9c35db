package dev.ringmaster.settings;

import java.util.Map;

/**
 * What the table of settings says of one key.
 *
 * @param section as in the file's brackets
 * @param form how often the section may be there
 * @param initial its default as the file would hold it; of no meaning where it is required
 * @param required whether the file must give it
 * @param effect what it takes until a changed value is used
 * @param schema what a JSON Schema says of its value
 */
public record SettingsKey(
        String section,
        String name,
        Form form,
        String initial,
        boolean required,
        KeyEffect effect,
        Map<String, Object> schema) {

    /** How often a section may be there. */
    public enum Form {
        /** {@code [section]}, once. */
        ONCE,
        /** {@code [section."<name>"]}, one for each name. */
        PER_NAME,
        /** {@code [[section]]}, a list of entries. */
        LIST
    }

    public SettingsKey {
        schema = Map.copyOf(schema);
    }

    /** The whole key, such as {@code kafka.port} or {@code workers.timeout}. */
    public String whole() {
        return section + "." + name;
    }
}
