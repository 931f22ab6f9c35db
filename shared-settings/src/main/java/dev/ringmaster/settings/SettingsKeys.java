package dev.ringmaster.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of settings for those who describe it or judge a change: every key, in the file's order. */
public final class SettingsKeys {

    private static final List<SettingsKey> ALL = read();
    private static final Map<String, KeyEffect> EFFECTS = effects();

    private SettingsKeys() {}

    public static List<SettingsKey> all() {
        return ALL;
    }

    /** The names of all sections, also of those that have no keys. */
    public static List<String> sections() {
        List<String> names =
                new ArrayList<>(KeyTable.SECTIONS.stream().map(Section::name).toList());
        names.add(KeyTable.PRICES.name());
        names.add(KeyTable.TIERS.name());
        names.add(KeyTable.WORKERS.name());
        return List.copyOf(names);
    }

    /**
     * What it takes to use a changed value; live for a key that is not known.
     *
     * @param key by the names of {@link SettingsLoader#values}, such as {@code workers.codex.env}
     */
    public static KeyEffect effectOf(String key) {
        String section = key.substring(0, key.indexOf('.'));
        return EFFECTS.getOrDefault(section + key.substring(key.lastIndexOf('.')), KeyEffect.LIVE);
    }

    private static List<SettingsKey> read() {
        List<SettingsKey> all = new ArrayList<>();
        KeyTable.SECTIONS.forEach(section -> add(all, section, SettingsKey.Form.ONCE));
        add(all, KeyTable.PRICES, SettingsKey.Form.PER_NAME);
        add(all, KeyTable.TIERS, SettingsKey.Form.PER_NAME);
        add(all, KeyTable.WORKERS, SettingsKey.Form.LIST);
        return List.copyOf(all);
    }

    private static <S> void add(List<SettingsKey> all, Section<S> section, SettingsKey.Form form) {
        for (Section.Key<S, ?> key : section.keys()) {
            all.add(new SettingsKey(
                    section.name(),
                    key.name(),
                    form,
                    key.written(section.defaults()),
                    key.required(),
                    key.effect(),
                    key.type().schema()));
        }
    }

    private static Map<String, KeyEffect> effects() {
        Map<String, KeyEffect> effects = new LinkedHashMap<>();
        ALL.forEach(key -> effects.put(key.whole(), key.effect()));
        return Map.copyOf(effects);
    }
}
