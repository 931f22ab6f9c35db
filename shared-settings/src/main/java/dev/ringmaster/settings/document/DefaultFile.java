package dev.ringmaster.settings.document;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The one commented {@code ringmaster.toml} that holds every key with its default. */
public final class DefaultFile {

    private static final int NAME_WIDTH = 16;
    private static final int VALUE_WIDTH = 11;
    private static final int NOTE_COLUMN = 33;

    private DefaultFile() {}

    /** @throws IllegalStateException if the prose names a key that does not exist, which a test rules out */
    public static String text() {
        Map<String, SettingsKey> keys = SettingsTemplate.keys();
        List<String> lines = new ArrayList<>();
        for (String line : SettingsTemplate.lines()) {
            Matcher named = SettingsTemplate.keyIn(line);
            lines.add(named.matches() ? written(keys, named) : line);
        }
        return String.join("\n", lines) + "\n";
    }

    /** What a key is for, as the file says it; empty for one that it does not speak of. */
    public static String about(String key) {
        return SettingsTemplate.prose().getOrDefault(key, "");
    }

    private static String written(Map<String, SettingsKey> keys, Matcher named) {
        SettingsKey key = keys.get(named.group(2));
        if (key == null) {
            throw new IllegalStateException("no key is called " + named.group(2));
        }
        if (named.group(1) == null) {
            String setting = "#" + key.name() + " = " + key.initial();
            return setting + noteAfter(setting, key);
        }
        String initial = named.group(3) == null ? padded(key.initial(), VALUE_WIDTH) : "";
        String note = key.effect().confirm() ? "(confirm) " : "";
        return "#   " + padded(key.name(), NAME_WIDTH) + initial + note + named.group(4);
    }

    private static String noteAfter(String setting, SettingsKey key) {
        String note = note(key);
        return note.isEmpty() ? "" : " ".repeat(Math.max(2, NOTE_COLUMN - setting.length())) + "# " + note;
    }

    /** What it takes until a change is used, in the words of the file; empty when it is used at once. */
    static String note(SettingsKey key) {
        List<String> notes = new ArrayList<>();
        if (!key.effect().restart().isEmpty()) {
            notes.add("restart: " + components(key));
        }
        if (key.effect().confirm()) {
            notes.add("confirm");
        }
        return String.join("; ", notes);
    }

    private static String components(SettingsKey key) {
        if (key.effect().restart().equals(Component.all())) {
            return "everything";
        }
        return key.effect().restart().equals(Component.services())
                ? "every service"
                : key.effect().restart().stream().sorted().map(Component::word).collect(Collectors.joining(", "));
    }

    private static String padded(String text, int width) {
        return text.length() + 2 > width ? text + "  " : text + " ".repeat(width - text.length());
    }
}
