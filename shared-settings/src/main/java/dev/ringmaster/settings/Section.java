package dev.ringmaster.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A section of the file: its keys, and how its record is made of their values.
 *
 * @param name as in the file's brackets
 * @param defaults what an empty section means; the values of required keys in it are never used
 * @param keys in the file's order
 * @param build makes the record; may throw InvalidSettingException
 */
record Section<S>(String name, S defaults, List<Key<S, ?>> keys, Function<Values<S>, S> build) {

    /**
     * A key of a section.
     *
     * @param in its value in the section's record
     * @param required whether the file must give it
     * @param effect what it takes until a changed value is used
     */
    record Key<S, T>(String name, KeyType<T> type, Function<S, T> in, boolean required, KeyEffect effect) {

        static <S, T> Key<S, T> optional(String name, KeyType<T> type, Function<S, T> in) {
            return new Key<>(name, type, in, false, KeyEffect.LIVE);
        }

        static <S, T> Key<S, T> required(String name, KeyType<T> type, Function<S, T> in) {
            return new Key<>(name, type, in, true, KeyEffect.LIVE);
        }

        /** The same key, whose change could open a door: it waits for a person's word. */
        Key<S, T> door() {
            return new Key<>(name, type, in, required, effect.confirmed());
        }

        /** The same key, whose change these components use after a restart only. */
        Key<S, T> restarts(Set<Component> components) {
            return new Key<>(name, type, in, required, effect.restarting(components));
        }

        /** The value as the file would hold it. */
        String written(S record) {
            return type.write().apply(in.apply(record));
        }
    }

    Section {
        keys = List.copyOf(keys);
    }

    List<String> keyNames() {
        return keys.stream().map(Key::name).toList();
    }

    /** The environment variable that overrides a key. */
    String variable(String key) {
        return variablePrefix() + key.toUpperCase(Locale.ROOT);
    }

    String variablePrefix() {
        return "RINGMASTER_" + name.toUpperCase(Locale.ROOT) + "_";
    }

    /** What was given for the keys of one section; a key that was not given has its default. */
    static final class Values<S> {

        private final S defaults;
        private final Map<Key<S, ?>, Object> given = new HashMap<>();

        Values(S defaults) {
            this.defaults = defaults;
        }

        <T> T get(Key<S, T> key) {
            return given(key).orElseGet(() -> key.in().apply(defaults));
        }

        /** The value that was given, or empty where the section's record has to find one itself. */
        <T> Optional<T> given(Key<S, T> key) {
            @SuppressWarnings("unchecked") // only put() fills the map, with a value of the key's type
            @Nullable
            T value = (T) given.get(key);
            return Optional.ofNullable(value);
        }

        /** Reads and keeps a value; empty when it is not of the key's type. */
        <T> Optional<T> put(Key<S, T> key, Object raw) {
            Optional<T> value = key.type().read().apply(raw);
            value.ifPresent(present -> given.put(key, present));
            return value;
        }

        /** Goes back to the default of the key with this name; false when it has its default already. */
        boolean forget(String name) {
            return given.keySet().removeIf(key -> key.name().equals(name));
        }
    }
}
