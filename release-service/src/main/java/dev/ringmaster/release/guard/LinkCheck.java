package dev.ringmaster.release.guard;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges where symbolic links lead: also those that were there, when what lies on their way changed. */
final class LinkCheck {
    private final GuardRules rules;
    private final Revision result;
    private final Links before;
    private final Links after;
    private final Set<String> changed;

    LinkCheck(GuardRules rules, Comparison comparison) {
        this.rules = rules;
        this.result = comparison.result();
        this.before = new Links(comparison.base(), comparison.texts());
        this.after = new Links(comparison.result(), comparison.texts());
        this.changed = new TreeSet<>(comparison.changedPaths());
    }

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        for (String link : new TreeSet<>(after.paths())) {
            Links.Lead lead = after.lead(link);
            boolean moved = changed.contains(link)
                    || !before.paths().contains(link)
                    || !before.lead(link).equals(lead);
            if (moved) {
                judged(link, lead).ifPresent(violations::add);
            }
            if (lead instanceof Links.Lead.To to && rules.protection(link).isPresent()) {
                violations.addAll(behind(link, to));
            }
        }
        return violations;
    }

    private Optional<Violation> judged(String link, Links.Lead lead) {
        return switch (lead) {
            case Links.Lead.Astray astray -> Optional.of(violation(link, astray.how()));
            case Links.Lead.To to ->
                closed(to.path())
                        .map(path -> violation(link, "leads to " + Printable.of(path) + ", which may not be changed"));
        };
    }

    /** Something that may not be changed, at the end of a link or below it. */
    private Optional<String> closed(String path) {
        return result.entries().stream()
                .map(Entry::path)
                .filter(entry -> isAtOrBelow(entry, path))
                .filter(entry ->
                        rules.protection(entry).isPresent() || rules.isMigration(entry) || !rules.isChangeable(entry))
                .findFirst();
    }

    /** What changed behind a protected link is what the protected path says now. */
    private List<Violation> behind(String link, Links.Lead.To to) {
        return changed.stream()
                .filter(path -> isAtOrBelow(path, to.path()) || to.through().contains(path))
                .map(path -> new Violation(
                        Rule.SYMLINK,
                        Printable.of(path),
                        Printable.of(path) + " was changed, and the protected link " + Printable.of(link)
                                + " leads there"))
                .toList();
    }

    private static boolean isAtOrBelow(String path, String folder) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    private static Violation violation(String link, String how) {
        return new Violation(Rule.SYMLINK, Printable.of(link), "the symbolic link " + Printable.of(link) + " " + how);
    }
}
