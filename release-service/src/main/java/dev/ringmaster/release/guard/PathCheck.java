package dev.ringmaster.release.guard;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.EntryChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges how changed paths are called, and what they are called like. */
final class PathCheck {
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7E&&[^\\\\:*?\"<>|~`]]+");
    private static final Pattern ODD_END = Pattern.compile("(?:.*/)?[^/]*[. ](?:/.*)?");
    private static final Pattern PROGRAM = Pattern.compile("(?i).*\\.(?:class|jar|war|jmod|so|dll|dylib|exe)");

    private final Map<String, Set<String>> spellings = new HashMap<>();
    private final ModulePackages packages;

    PathCheck(Comparison comparison) {
        this.packages = new ModulePackages(comparison);
        Set<String> seen = new HashSet<>();
        for (Entry entry : comparison.result().entries()) {
            String path = entry.path();
            while (seen.add(path)) {
                spellings
                        .computeIfAbsent(Lookalike.of(path), form -> new TreeSet<>())
                        .add(path);
                if (!path.contains("/")) {
                    break;
                }
                path = path.substring(0, path.lastIndexOf('/'));
            }
        }
    }

    List<Violation> violations(EntryChange change) {
        String path = change.path();
        String shown = Printable.of(path);
        List<Violation> violations = new ArrayList<>();
        if (!PLAIN.matcher(path).matches() || ODD_END.matcher(path).matches()) {
            violations.add(new Violation(
                    Rule.CHARACTERS,
                    shown,
                    shown + " has characters that look like others, cannot be seen, or are special elsewhere"));
        }
        Entry after = change.after();
        if (after == null) {
            return violations;
        }
        if (Lookalike.isDotGit(path)) {
            violations.add(new Violation(Rule.DOT_GIT, shown, shown + " is taken for git's own folder"));
        }
        collision(path, shown, violations);
        if (PROGRAM.matcher(path).matches()) {
            violations.add(new Violation(Rule.PROGRAM, shown, shown + " is a compiled program, which nobody can read"));
        }
        packages.violation(after).ifPresent(violations::add);
        return violations;
    }

    private void collision(String path, String shown, List<Violation> violations) {
        for (String at = path; ; at = at.substring(0, at.lastIndexOf('/'))) {
            String here = at;
            spellings.getOrDefault(Lookalike.of(at), Set.of()).stream()
                    .filter(other -> !other.equals(here))
                    .findFirst()
                    .ifPresent(other -> violations.add(new Violation(
                            Rule.COLLISION,
                            shown,
                            Printable.of(here) + " is the same as " + Printable.of(other)
                                    + " on a disk that does not tell case or Unicode forms apart")));
            if (!at.contains("/")) {
                return;
            }
        }
    }
}
