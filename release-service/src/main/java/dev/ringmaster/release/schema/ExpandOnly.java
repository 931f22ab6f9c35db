package dev.ringmaster.release.schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets statements pass that a program which does not know of them can live with: new tables and what belongs to them, and new columns that
 * it may leave out. Everything else is refused.
 */
final class ExpandOnly {
    private static final Set<String> COLUMN_LIMITS =
            Set.of("check", "unique", "primary", "generated", "as", "autoincrement");

    // Made by the migrations of this very change: the release before does not know them.
    private final Set<String> newTables = new HashSet<>();

    /** Why a statement may not be in a migration; empty if it may. */
    Optional<String> objection(List<String> statement) {
        return switch (statement.getFirst()) {
            case "create" -> create(statement);
            case "alter" -> alter(statement);
            case "insert" -> insert(statement);
            default ->
                refuse("'" + statement.getFirst().toUpperCase(Locale.ROOT)
                        + "' may change what the release before relies on");
        };
    }

    private Optional<String> create(List<String> words) {
        if (Collections.indexOfSubList(words, List.of("if", "not", "exists")) >= 0) {
            return refuse("IF NOT EXISTS leaves open whether anything is made");
        }
        String kind = words.size() > 1 ? words.get(1) : "";
        return switch (kind) {
            case "table", "view" -> {
                newTables.add(name(words, 2));
                yield Optional.empty();
            }
            case "index" -> Optional.empty();
            case "unique" -> unique(words);
            case "trigger" -> trigger(words);
            default -> refuse("CREATE " + kind.toUpperCase(Locale.ROOT) + " is none of TABLE, INDEX, VIEW and TRIGGER");
        };
    }

    private Optional<String> unique(List<String> words) {
        String table = name(words, words.indexOf("on") + 1);
        return newTables.contains(table)
                ? Optional.empty()
                : refuse("a UNIQUE index on " + table
                        + ", which is not new, would refuse what the release before writes");
    }

    private Optional<String> trigger(List<String> words) {
        int begin = words.indexOf("begin");
        String table = name(words, words.indexOf("on") + 1);
        if (begin < 0) {
            return refuse("a trigger without BEGIN cannot be read");
        }
        for (int i = begin; i < words.size(); i++) {
            String touched = switch (words.get(i)) {
                case "raise" -> "";
                case "insert", "replace" ->
                    name(words, words.subList(i, words.size()).indexOf("into") + i + 1);
                case "update" -> name(words, i + 1);
                case "delete" -> name(words, i + 2);
                default -> null;
            };
            if (touched != null && !newTables.contains(touched)) {
                return refuse("a trigger on " + table + " would act on what the release before writes");
            }
        }
        return Optional.empty();
    }

    private Optional<String> alter(List<String> words) {
        if (words.size() < 5 || !words.get(1).equals("table") || !words.get(3).equals("add")) {
            return refuse("ALTER may only ADD a column: renaming, dropping and changing one breaks the release before");
        }
        List<String> column = words.subList(words.get(4).equals("column") ? 5 : 4, words.size());
        if (column.isEmpty()
                || Set.of("constraint", "check", "unique", "primary", "foreign").contains(column.getFirst())) {
            return refuse("a constraint added to " + words.get(2) + " would refuse what the release before writes");
        }
        String name = words.get(2) + "." + column.getFirst();
        List<String> rest = column.subList(1, column.size());
        Optional<String> limit = rest.stream().filter(COLUMN_LIMITS::contains).findFirst();
        if (limit.isPresent()) {
            return refuse(name + " comes with " + limit.get().toUpperCase(Locale.ROOT)
                    + ", which the release before knows nothing of");
        }
        boolean notNull = Collections.indexOfSubList(rest, List.of("not", "null")) >= 0;
        int standard = rest.indexOf("default");
        boolean filled = standard >= 0
                && standard + 1 < rest.size()
                && !rest.get(standard + 1).equals("null");
        return notNull && !filled
                ? refuse(name + " is NOT NULL without a DEFAULT: the release before does not fill it")
                : Optional.empty();
    }

    private Optional<String> insert(List<String> words) {
        int into = words.indexOf("into");
        String table = into < 0 ? "" : name(words, into + 1);
        return newTables.contains(table)
                ? Optional.empty()
                : refuse("INSERT into " + table + ", which is not new, changes what the release before reads");
    }

    private static String name(List<String> words, int at) {
        String found = at < words.size() ? words.get(at) : "";
        return found.startsWith("main.") ? found.substring("main.".length()) : found;
    }

    private static Optional<String> refuse(String why) {
        return Optional.of(why);
    }
}
