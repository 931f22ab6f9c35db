package dev.ringmaster.settings;

import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.InvalidSettingException;
import dev.ringmaster.model.settings.PriceSettings;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.model.settings.TierSettings;
import dev.ringmaster.model.settings.WorkerSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One reading of a whole file that is well-formed TOML. */
final class SettingsReading {

    private final TomlTable root;
    private final Map<String, String> environment;
    private final Map<String, String> held;
    private final List<SettingsProblem> problems = new ArrayList<>();
    private final List<EffectiveSetting> effective = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, SectionReader<?>> readers = new HashMap<>();
    private final Settings settings;

    /** @param held values, as a file would hold them, that stand in for the file's; see {@link #values()} for the names */
    SettingsReading(TomlTable root, Map<String, String> environment, Map<String, String> held) {
        this.root = root;
        this.environment = environment;
        this.held = held;
        refuseUnknownSections();
        this.settings = read();
    }

    /** Of use only if there are no problems. */
    Settings settings() {
        return settings;
    }

    /** In the file's order; those outside the file come last. */
    List<SettingsProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(
                                (SettingsProblem problem) -> problem.line() == 0 ? Integer.MAX_VALUE : problem.line())
                        .thenComparingInt(SettingsProblem::column))
                .toList();
    }

    List<EffectiveSetting> effective() {
        return List.copyOf(effective);
    }

    /** Every key's value by a name that stays when workers change places: {@code workers.<name>.<key>}. */
    Map<String, String> values() {
        return values;
    }

    /** Variables that begin like a section's and override nothing: most likely misspelt. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String variable : environment.keySet().stream().sorted().toList()) {
            for (Section<?> section : List.of(KeyTable.PRICES, KeyTable.TIERS, KeyTable.WORKERS)) {
                if (variable.startsWith(section.variablePrefix())) {
                    warnings.add("environment variable " + variable + " changes nothing: " + section.name()
                            + " are set in the file only");
                }
            }
            for (Section<?> section : KeyTable.SECTIONS) {
                List<String> known =
                        section.keyNames().stream().map(section::variable).toList();
                if (variable.startsWith(section.variablePrefix()) && !known.contains(variable)) {
                    warnings.add("environment variable " + variable + " changes nothing: no key has this name"
                            + Spelling.nearest(variable, known)
                                    .map(near -> " (did you mean " + near + "?)")
                                    .orElse(""));
                }
            }
        }
        return warnings;
    }

    private Settings read() {
        try {
            return new Settings(
                    section(KeyTable.DEPLOYMENT),
                    section(KeyTable.COMPONENTS),
                    section(KeyTable.KAFKA),
                    section(KeyTable.HOT_RELOAD),
                    section(KeyTable.SELF_IMPROVEMENT),
                    section(KeyTable.PRIORITIZATION),
                    section(KeyTable.SCHEDULING),
                    section(KeyTable.SCALING),
                    section(KeyTable.RETRY),
                    section(KeyTable.ENRICHMENT),
                    section(KeyTable.LANDING),
                    section(KeyTable.BUDGETS),
                    new PriceSettings(named(KeyTable.PRICES, "model")),
                    new TierSettings(named(KeyTable.TIERS, "worker type")),
                    section(KeyTable.NOTIFICATIONS),
                    section(KeyTable.SECURITY),
                    section(KeyTable.RETENTION),
                    section(KeyTable.BACKUP),
                    workers());
        } catch (InvalidSettingException e) {
            String[] place = e.key().split("\\.", 2);
            SectionReader<?> reader = place.length == 2 ? readers.get(place[0]) : null;
            if (reader == null) {
                TomlPosition position = place.length == 2 ? positionIn(place[0], place[1]) : null;
                problems.add(new SettingsProblem(
                        position == null ? 0 : position.line(),
                        position == null ? 0 : position.column(),
                        e.key(),
                        e.problem(),
                        null));
            } else {
                reader.report(place[1], e.problem(), null);
            }
            return Settings.DEFAULT;
        }
    }

    private <S> S section(Section<S> section) {
        TomlTable table = null;
        if (root.keySet().contains(section.name())) {
            if (root.get(List.of(section.name())) instanceof TomlTable found) {
                table = found;
            } else {
                problem(section.name(), "must be a section, written [" + section.name() + "]", null);
            }
        }
        SectionReader<S> reader = new SectionReader<>(
                section,
                section.name(),
                table,
                positionOf(section.name()),
                new Overrides(environment, held, section.name()),
                problems::add);
        readers.put(section.name(), reader);
        S record = reader.read();
        effective.addAll(reader.effective(record));
        values.putAll(reader.values(record));
        return record;
    }

    /** A section that holds a section for each of something, by its name. */
    private <S> Map<String, S> named(Section<S> section, String each) {
        String name = section.name();
        if (!root.keySet().contains(name)) {
            return Map.of();
        }
        if (!(root.get(List.of(name)) instanceof TomlTable entries)) {
            problem(name, "must hold a section for each " + each + ", written [" + name + ".\"<" + each + ">\"]", null);
            return Map.of();
        }
        Map<String, S> all = new HashMap<>();
        for (String key : entries.keySet()) {
            TomlPosition position = entries.inputPositionOf(List.of(key));
            if (!(entries.get(List.of(key)) instanceof TomlTable entry)) {
                problems.add(new SettingsProblem(
                        position == null ? 0 : position.line(),
                        position == null ? 0 : position.column(),
                        name + "." + key,
                        "must be a section, written [" + name + ".\"" + key + "\"]; quote a name that has a dot in it",
                        null));
                continue;
            }
            SectionReader<S> reader = new SectionReader<>(
                    section,
                    name + "." + key,
                    entry,
                    position,
                    new Overrides(Map.of(), held, name + "." + key),
                    problems::add);
            S record = reader.read();
            all.put(key, record);
            effective.addAll(reader.effective(record));
            values.putAll(reader.values(record));
        }
        return all;
    }

    private List<WorkerSettings> workers() {
        String name = KeyTable.WORKERS.name();
        if (!root.keySet().contains(name)) {
            return List.of();
        }
        if (!(root.get(List.of(name)) instanceof TomlArray entries)) {
            problem(name, "must be a list, each entry written [[" + name + "]]", null);
            return List.of();
        }
        List<WorkerSettings> workers = new ArrayList<>();
        Set<WorkerId> names = new HashSet<>();
        for (int index = 0; index < entries.size(); index++) {
            if (!(entries.get(index) instanceof TomlTable entry)) {
                problem(name, "must be a list of tables, each written [[" + name + "]]", null);
                continue;
            }
            SectionReader<WorkerSettings> reader = new SectionReader<>(
                    KeyTable.WORKERS,
                    name + "[" + (index + 1) + "]",
                    entry,
                    entries.inputPositionOf(index),
                    new Overrides(Map.of(), held, name + "." + entry.get(List.of("name"))),
                    problems::add);
            int before = problems.size();
            WorkerSettings worker = reader.read();
            if (problems.size() > before) {
                continue;
            }
            if (!names.add(worker.name())) {
                reader.report("name", "must not be \"" + worker.name() + "\" again: an earlier worker has it", null);
                continue;
            }
            workers.add(worker);
            effective.addAll(reader.effective(worker));
            values.putAll(reader.values(worker));
        }
        return workers;
    }

    private void refuseUnknownSections() {
        List<String> known = Stream.concat(
                        KeyTable.SECTIONS.stream(), Stream.of(KeyTable.PRICES, KeyTable.TIERS, KeyTable.WORKERS))
                .map(Section::name)
                .toList();
        for (String written : root.keySet()) {
            if (known.contains(written)) {
                continue;
            }
            if (root.get(List.of(written)) instanceof TomlTable || root.get(List.of(written)) instanceof TomlArray) {
                problem(
                        written,
                        "is not a section",
                        Spelling.nearest(written, known)
                                .map(near -> "[" + near + "]")
                                .orElse(null));
            } else {
                problem(written, "is not inside a section", homeOf(written));
            }
        }
    }

    /** Where a key belongs, when just one section has one of this name. */
    static @Nullable String homeOf(String key) {
        List<String> homes = KeyTable.SECTIONS.stream()
                .filter(section -> section.keyNames().contains(key))
                .map(section -> key + " in [" + section.name() + "]")
                .toList();
        return homes.size() == 1 ? homes.getFirst() : null;
    }

    private void problem(String key, String message, @Nullable String suggestion) {
        TomlPosition position = positionOf(key);
        int line = position == null ? 0 : position.line();
        int column = position == null ? 0 : position.column();
        problems.add(new SettingsProblem(line, column, key, message, suggestion));
    }

    private @Nullable TomlPosition positionIn(String section, String entry) {
        return root.get(List.of(section)) instanceof TomlTable table ? table.inputPositionOf(List.of(entry)) : null;
    }

    private @Nullable TomlPosition positionOf(String key) {
        return root.keySet().contains(key) ? root.inputPositionOf(List.of(key)) : null;
    }
}
