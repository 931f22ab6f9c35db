package dev.ringmaster.settings;

import dev.ringmaster.model.settings.InvalidSettingException;
import dev.ringmaster.settings.Section.Key;
import dev.ringmaster.settings.Section.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads one section, or one worker's entry. It goes on after a problem, with the key's default in place of the bad value,
 * so that one reading finds all of them.
 */
final class SectionReader<S> {

    /** Where a key's value came from: a place in the file, or the name of an environment variable. */
    private record Origin(int line, int column, String source) {}

    private final Section<S> section;
    private final String name;
    private final @Nullable TomlTable table;
    private final Origin start;
    private final Overrides overrides;
    private final Consumer<SettingsProblem> problems;
    private final Values<S> values;
    private final Map<String, Origin> origins = new HashMap<>();

    /**
     * @param name what its keys are called by, such as {@code kafka} or {@code workers[2]}
     * @param table null when the file does not have it
     * @param start where it begins, or null
     * @param overrides what comes before the file
     */
    SectionReader(
            Section<S> section,
            String name,
            @Nullable TomlTable table,
            @Nullable TomlPosition start,
            Overrides overrides,
            Consumer<SettingsProblem> problems) {
        this.section = section;
        this.name = name;
        this.table = table;
        this.start = start == null ? new Origin(0, 0, "") : inFile(start);
        this.overrides = overrides;
        this.problems = problems;
        this.values = new Values<>(section.defaults());
    }

    /** The section's record; what it holds is of use only if no problem was found. */
    S read() {
        if (table != null) {
            refuseUnknownKeys(table);
        }
        section.keys().forEach(this::readKey);
        // Each pass removes one bad value, so there are no more passes than keys. A key that is blamed again with its
        // default
        // conflicts with another one: that is the same problem still.
        Set<String> blamed = new HashSet<>();
        while (true) {
            try {
                return section.build().apply(values);
            } catch (InvalidSettingException e) {
                String key = e.key().split("\\.", 2)[0];
                if (blamed.add(key)) {
                    report(e.key(), e.problem(), null);
                }
                if (!values.forget(key)) {
                    return section.defaults();
                }
            }
        }
    }

    /** Every key with the value that the record has. */
    List<EffectiveSetting> effective(S record) {
        List<EffectiveSetting> all = new ArrayList<>();
        for (Key<S, ?> key : section.keys()) {
            Origin origin = origins.get(key.name());
            String source = origin == null ? "default" : origin.source();
            all.add(new EffectiveSetting(name + "." + key.name(), key.written(record), source));
        }
        return all;
    }

    /** Every key, by its name that does not depend on places in the file, with the value that the record has. */
    Map<String, String> values(S record) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Key<S, ?> key : section.keys()) {
            all.put(overrides.name() + "." + key.name(), key.written(record));
        }
        return all;
    }

    /** Reports a problem of one key, at the place where its value was given. */
    void report(String key, String message, @Nullable String suggestion) {
        Origin origin = origins.getOrDefault(key.split("\\.", 2)[0], start);
        String variable = section.variable(key.split("\\.", 2)[0]);
        String who = origin.source().equals(variable) ? "environment variable " + variable + " " : "";
        problems.accept(
                new SettingsProblem(origin.line(), origin.column(), name + "." + key, who + message, suggestion));
    }

    private void readKey(Key<S, ?> key) {
        String variable = section.variable(key.name());
        String override = overrides.environment().get(variable);
        Object held = overrides.held(key.name());
        Object raw;
        if (override != null) {
            origins.put(key.name(), new Origin(0, 0, variable));
            raw = key.type().parse().apply(override);
        } else if (held != null) {
            origins.put(key.name(), new Origin(0, 0, "held"));
            raw = held;
        } else if (table != null && table.keySet().contains(key.name())) {
            origins.put(key.name(), inFile(positionOf(table, key.name())));
            raw = table.get(List.of(key.name()));
        } else {
            if (key.required()) {
                report(key.name(), "is required", null);
            }
            return;
        }
        if (raw == null) {
            return;
        }
        if (SecretForm.isIn(raw)) {
            // The value is not repeated: messages end up in logs.
            report(key.name(), "looks like a secret; keep it in the environment and pass it on by name with env", null);
            return;
        }
        try {
            if (values.put(key, raw).isEmpty()) {
                report(key.name(), "must be " + key.type().expected() + ", not " + KeyType.shown(raw), null);
            }
        } catch (IllegalArgumentException e) {
            report(key.name(), String.valueOf(e.getMessage()), null);
        }
    }

    private void refuseUnknownKeys(TomlTable given) {
        for (String written : given.keySet()) {
            if (!section.keyNames().contains(written)) {
                origins.put(written, inFile(positionOf(given, written)));
                report(
                        written,
                        "is not a key of this section",
                        Spelling.nearest(written, section.keyNames()).orElseGet(() -> SettingsReading.homeOf(written)));
            }
        }
    }

    private static TomlPosition positionOf(TomlTable table, String key) {
        TomlPosition position = table.inputPositionOf(List.of(key));
        return position == null ? TomlPosition.positionAt(1, 1) : position;
    }

    private static Origin inFile(TomlPosition position) {
        return new Origin(position.line(), position.column(), "ringmaster.toml:" + position.line());
    }
}
