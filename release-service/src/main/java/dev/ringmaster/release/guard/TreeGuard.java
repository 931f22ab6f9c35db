package dev.ringmaster.release.guard;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.EntryChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what a change results in: the tree as a whole, whatever way led to it. Rename, copy, merge and squash are only trees to it. Hard
 * links need no rule: git knows none, and the same content under two names is two files wherever the tree is checked out.
 */
public final class TreeGuard {
    private final GuardRules rules;

    public TreeGuard(GuardRules rules) {
        this.rules = rules;
    }

    public Judgement judge(Comparison comparison) {
        List<Violation> violations = new ArrayList<>(wholeTree(comparison));
        List<EntryChange> changes = comparison.changes();
        PathCheck paths = new PathCheck(comparison);
        for (EntryChange change : changes) {
            whetherItMayChange(change).ifPresent(violations::add);
            violations.addAll(modes(change));
            violations.addAll(paths.violations(change));
        }
        violations.addAll(new LinkCheck(rules, comparison).violations());
        Set<Violation> once = new HashSet<>();
        return new Judgement(
                comparison.result().tree(),
                violations.stream().filter(once::add).toList());
    }

    private static List<Violation> wholeTree(Comparison comparison) {
        List<Violation> violations = new ArrayList<>();
        if (!comparison.result().parents().equals(List.of(comparison.base().commit()))) {
            violations.add(new Violation(
                    Rule.PARENTS,
                    ".",
                    "the result has " + comparison.result().parents().size()
                            + " parents where it must have the base alone"));
        }
        if (!comparison.wellFormed()) {
            violations.add(new Violation(
                    Rule.MALFORMED, ".", "the resulting tree is not as git writes it: a name, mode or order is odd"));
        }
        comparison
                .disguises()
                .forEach(disguise -> violations.add(new Violation(
                        Rule.DISGUISED,
                        Printable.of(disguise),
                        "the repository's " + Printable.of(disguise)
                                + " makes git show other objects than there are")));
        return violations;
    }

    private Optional<Violation> whetherItMayChange(EntryChange change) {
        String path = change.path();
        String done = done(change);
        return rules.protection(path)
                .map(pattern -> new Violation(
                        Rule.PROTECTED,
                        Printable.of(path),
                        Printable.of(path) + " is protected (" + pattern + ") and " + done))
                .or(() -> rules.isMigration(path) && !change.isNew()
                        ? Optional.of(new Violation(
                                Rule.MIGRATION,
                                Printable.of(path),
                                Printable.of(path) + " is a migration that databases may have run, and " + done))
                        : Optional.empty())
                .or(() -> rules.isChangeable(path)
                        ? Optional.empty()
                        : Optional.of(new Violation(
                                Rule.NOT_CHANGEABLE,
                                Printable.of(path),
                                Printable.of(path) + " is not declared changeable and " + done)));
    }

    private static List<Violation> modes(EntryChange change) {
        List<Violation> violations = new ArrayList<>();
        Entry before = change.before();
        Entry after = change.after();
        String path = Printable.of(change.path());
        if ((before != null && before.isSubmodule()) || (after != null && after.isSubmodule())) {
            violations.add(new Violation(
                    Rule.SUBMODULE, path, path + " is a submodule: its content would come from another repository"));
        } else if (before != null && after != null && !before.mode().equals(after.mode())) {
            violations.add(new Violation(
                    Rule.MODE, path, path + " changed its mode from " + before.mode() + " to " + after.mode()));
        } else if (before == null && after != null && !after.mode().equals(Entry.FILE) && !after.isSymlink()) {
            violations.add(new Violation(
                    Rule.MODE, path, path + " is new and has mode " + after.mode() + " (a program to be run)"));
        }
        return violations;
    }

    private static String done(EntryChange change) {
        return change.isNew() ? "was added" : change.isDeleted() ? "was deleted" : "was changed";
    }
}
