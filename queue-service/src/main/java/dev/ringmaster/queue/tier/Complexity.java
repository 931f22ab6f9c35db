package dev.ringmaster.queue.tier;

import dev.ringmaster.model.attempt.ModelTier;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How hard a task looks from outside: a sum of small points for what its text names and asks, its kind and its place in the graph. The
 * weights are a rule of thumb of this project, not measured; what they come to is told with each dispatch, so that it can be judged.
 *
 * @param level {@link ModelTier#LOW} below {@value #MEDIUM_FROM} points, {@link ModelTier#HIGH} from {@value #HIGH_FROM}
 * @param points the sum
 * @param reasons each with its points, in a fixed order; what gives none is not there
 */
public record Complexity(ModelTier level, int points, List<String> reasons) {

    static final int MEDIUM_FROM = 1;
    static final int HIGH_FROM = 4;

    /** Characters of a text that are looked at: a log pasted into a task costs no more than this. */
    static final int LOOKED_AT = 20_000;

    private static final int SHORT = 200;
    private static final int LONG = 1_500;
    private static final int VERY_LONG = 5_000;

    private static final Pattern NO_PATH = Pattern.compile("[^A-Za-z0-9_./-]+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");

    private static final Set<String> FILE_ENDINGS = Set.of(
            "c",
            "cc",
            "cpp",
            "cs",
            "css",
            "go",
            "gradle",
            "h",
            "hpp",
            "html",
            "java",
            "js",
            "json",
            "jsx",
            "kt",
            "lua",
            "md",
            "php",
            "pl",
            "properties",
            "proto",
            "py",
            "rb",
            "rs",
            "scala",
            "sh",
            "sql",
            "swift",
            "toml",
            "ts",
            "tsx",
            "vue",
            "xml",
            "yaml",
            "yml");

    private static final Set<String> HARD = Set.of(
            "algorithm",
            "architecture",
            "backwards",
            "compatibility",
            "concurrency",
            "concurrent",
            "consistency",
            "cryptography",
            "deadlock",
            "deadlocks",
            "distributed",
            "migrate",
            "migration",
            "migrations",
            "optimise",
            "optimize",
            "performance",
            "protocol",
            "race",
            "races",
            "redesign",
            "refactor",
            "refactoring",
            "rewrite",
            "security",
            "transaction",
            "transactions",
            "vulnerability");

    private static final Set<String> EASY = Set.of(
            "bump",
            "changelog",
            "comment",
            "comments",
            "formatting",
            "indentation",
            "lint",
            "readme",
            "rename",
            "spelling",
            "typo",
            "typos",
            "wording");

    public Complexity {
        reasons = List.copyOf(reasons);
    }

    /** @param dependents tasks that wait for this one directly, ≥ 0: what a wrong result would hold up */
    public static Complexity of(TaskDefinition task, int dependents) {
        String text =
                cut(String.join("\n", task.title(), task.description(), String.join("\n", task.acceptanceCriteria())));
        Sum sum = new Sum();
        int files = filesNamedIn(text);
        sum.add(files >= 5 ? 2 : files >= 2 ? 1 : 0, "names " + files + " files");
        Set<String> words = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
        sum.add(Math.min(3, common(words, HARD)), "words of hard work");
        sum.add(-Math.min(2, common(words, EASY)), "words of easy work");
        sum.add(ofKind(task.kind()), task.kind().word().replace('_', ' '));
        int length = text.length();
        sum.add(length >= VERY_LONG ? 2 : length >= LONG ? 1 : length < SHORT ? -1 : 0, length + " characters of text");
        sum.add(
                task.acceptanceCriteria().size() >= 5 ? 1 : 0,
                task.acceptanceCriteria().size() + " criteria");
        sum.add(
                task.dependsOn().size() >= 3 ? 1 : 0,
                "depends on " + task.dependsOn().size());
        sum.add(dependents >= 10 ? 2 : dependents >= 3 ? 1 : 0, dependents + " wait for it");
        return sum.total();
    }

    private static String cut(String text) {
        return text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
    }

    private static int ofKind(TaskKind kind) {
        return switch (kind) {
            case DOCUMENTATION, CHORE -> -1;
            case BUG_FIX, UNSPECIFIED -> 0;
            case FEATURE, INFRASTRUCTURE, RESEARCH -> 1;
        };
    }

    private static int filesNamedIn(String text) {
        Set<String> files = new HashSet<>();
        for (String part : NO_PATH.split(text)) {
            String path = part.endsWith(".") ? part.substring(0, part.length() - 1) : part;
            int dot = path.lastIndexOf('.');
            if (dot > 0 && FILE_ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT))) {
                files.add(path);
            }
        }
        return files.size();
    }

    private static int common(Set<String> words, Set<String> known) {
        return (int) words.stream().filter(known::contains).count();
    }

    private static final class Sum {
        private int points;
        private final List<String> reasons = new ArrayList<>();

        private void add(int more, String reason) {
            if (more != 0) {
                points += more;
                reasons.add(reason + " (" + (more > 0 ? "+" : "") + more + ")");
            }
        }

        private Complexity total() {
            ModelTier level =
                    points >= HIGH_FROM ? ModelTier.HIGH : points >= MEDIUM_FROM ? ModelTier.MEDIUM : ModelTier.LOW;
            return new Complexity(level, points, reasons);
        }
    }
}
