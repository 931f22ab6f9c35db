package dev.ringmaster.release.guard;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps classes in the packages of their own modules. One that calls itself {@code dev.ringmaster.runtime…} or {@code org.junit…} would be
 * found before the real one.
 */
final class ModulePackages {
    private static final Pattern SOURCE = Pattern.compile("(.+)/src/[^/]+/java/(.+)/([^/]+)\\.java");
    private static final Pattern DECLARED = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    // The compiler reads such an escape as its character before anything else: a declaration may hide behind a
    // comment's end.
    private static final Pattern HIDDEN = Pattern.compile("\\\\u+00(?:0[adAD]|[2-7][0-9a-fA-F])");
    private static final int DEPTH = 3;

    private final Comparison comparison;
    private final Set<String> own = new HashSet<>();

    ModulePackages(Comparison comparison) {
        this.comparison = comparison;
        for (Entry entry : comparison.base().entries()) {
            Matcher source = SOURCE.matcher(entry.path());
            if (source.matches()) {
                own.add(source.group(1) + ":" + root(source.group(2)));
            }
        }
    }

    Optional<Violation> violation(Entry entry) {
        if (!entry.path().endsWith(".java")) {
            return Optional.empty();
        }
        String shown = Printable.of(entry.path());
        Matcher source = SOURCE.matcher(entry.path());
        if (!source.matches()) {
            return entry.path().contains("/java/")
                    ? Optional.of(foreign(shown, "lies in no package"))
                    : Optional.empty();
        }
        if (!own.contains(source.group(1) + ":" + root(source.group(2)))) {
            return Optional.of(foreign(
                    shown, "lies in a package that " + Printable.of(source.group(1)) + " had no class of before"));
        }
        String text = comparison.text(entry).orElse("");
        Matcher declared = DECLARED.matcher(COMMENT.matcher(text).replaceAll(" "));
        boolean asItLies =
                declared.find() && declared.group(1).equals(source.group(2).replace('/', '.'));
        return asItLies && !HIDDEN.matcher(text).find()
                ? Optional.empty()
                : Optional.of(foreign(shown, "does not plainly declare the package that it lies in"));
    }

    private static Violation foreign(String path, String how) {
        return new Violation(Rule.FOREIGN_PACKAGE, path, path + " " + how + ": it could stand in for another's class");
    }

    private static String root(String folders) {
        String[] parts = folders.split("/");
        return String.join("/", Arrays.asList(parts).subList(0, Math.min(DEPTH, parts.length)));
    }
}
