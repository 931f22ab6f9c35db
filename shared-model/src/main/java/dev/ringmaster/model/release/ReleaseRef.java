package dev.ringmaster.model.release;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.id.ReleaseId;

/**
 * Says which release an event speaks of, and what is in it.
 *
 * @param attempt whose work it is
 * @param base the full hash of the target's commit that the work was put upon
 * @param commit the full hash of the resulting commit, whose only parent is the base
 * @param tree the full hash of the resulting tree; an approval is bound to it
 * @param targetBranch the branch's short name
 */
public record ReleaseRef(
        ReleaseId release, AttemptRef attempt, String base, String commit, String tree, String targetBranch) {}
