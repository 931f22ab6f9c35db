package dev.ringmaster.release.guard;

import java.util.List;

/**
 * What the guard says of a tree.
 *
 * @param tree the full hash of the resulting tree; an approval is bound to it
 * @param violations in the order of rules met; empty if the change may go on
 */
public record Judgement(String tree, List<Violation> violations) {
    public Judgement {
        violations = List.copyOf(violations);
    }

    public boolean isClear() {
        return violations.isEmpty();
    }

    /** Whether a person who has seen the violations may let the tree pass. */
    public boolean isApprovable() {
        return violations.stream().allMatch(violation -> violation.rule().isApprovable());
    }
}
