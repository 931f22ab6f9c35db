package dev.ringmaster.release.schema;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.EntryChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what a change does to the migrations of databases: new ones only, later than those there are, and only such as expand. */
public final class MigrationCheck {
    private MigrationCheck() {}

    public static SchemaJudgement judge(Comparison comparison) {
        List<SchemaProblem> problems = new ArrayList<>();
        List<Entry> added = new ArrayList<>();
        for (EntryChange change : comparison.changes()) {
            Entry after = change.after();
            if (!MigrationName.isMigrationFolder(change.path())) {
                continue;
            }
            if (!change.isNew() || after == null) {
                problems.add(new SchemaProblem(
                        change.path(),
                        change.path() + " was " + (change.isDeleted() ? "deleted" : "changed")
                                + ": databases that have run it would not be read any more"));
            } else {
                added.add(after);
            }
        }
        problems.addAll(names(comparison, added));
        problems.addAll(statements(comparison, added));
        return new SchemaJudgement(added.stream().map(Entry::path).toList(), problems);
    }

    private static List<SchemaProblem> names(Comparison comparison, List<Entry> added) {
        Map<String, MigrationName> latest = new HashMap<>();
        comparison
                .base()
                .entries()
                .forEach(entry -> MigrationName.of(entry.path())
                        .ifPresent(name -> latest.merge(name.folder(), name, (a, b) -> a.compareTo(b) < 0 ? b : a)));
        List<SchemaProblem> problems = new ArrayList<>();
        for (Entry entry : sorted(added)) {
            Optional<MigrationName> name = MigrationName.of(entry.path()).filter(_ -> entry.isFile());
            if (name.isEmpty()) {
                problems.add(new SchemaProblem(
                        entry.path(), entry.path() + " is not called V<number>__<words>.sql, or is no plain file"));
                continue;
            }
            MigrationName before = latest.get(name.get().folder());
            if (before != null && before.compareTo(name.get()) >= 0) {
                problems.add(new SchemaProblem(
                        entry.path(), entry.path() + " has no higher version than one that is there already"));
            }
            latest.put(name.get().folder(), name.get());
        }
        return problems;
    }

    private static List<SchemaProblem> statements(Comparison comparison, List<Entry> added) {
        List<SchemaProblem> problems = new ArrayList<>();
        Map<String, ExpandOnly> databases = new HashMap<>();
        for (Entry entry : sorted(added)) {
            String path = entry.path();
            String text = comparison.text(entry).orElse("");
            if (text.contains("${")) {
                problems.add(new SchemaProblem(path, path + " has a placeholder: what it does cannot be read"));
            }
            ExpandOnly expanding =
                    databases.computeIfAbsent(path.substring(0, path.lastIndexOf('/')), folder -> new ExpandOnly());
            for (List<String> statement : SqlScript.statements(text)) {
                expanding
                        .objection(statement)
                        .ifPresent(why -> problems.add(new SchemaProblem(path, path + ": " + why)));
            }
        }
        return problems;
    }

    /** As Flyway runs them: a table is new to all that follow the one that makes it. */
    private static List<Entry> sorted(List<Entry> added) {
        Comparator<Entry> byVersion = Comparator.comparing(
                (Entry entry) -> MigrationName.of(entry.path()),
                (a, b) -> a.isPresent() && b.isPresent() ? a.get().compareTo(b.get()) : 0);
        return added.stream().sorted(byVersion).toList();
    }
}
