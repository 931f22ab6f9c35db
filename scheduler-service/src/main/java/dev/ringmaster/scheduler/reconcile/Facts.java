package dev.ringmaster.scheduler.reconcile;

import dev.ringmaster.scheduler.runtime.Standing;

/**
 * What is known of one attempt after a start.
 *
 * @param row what the database says
 * @param run what its folder and its process say
 * @param tree what its worktree, or the folder that it works in, says
 * @param strays whether processes are alive that it has started, its own command and shim not counted
 */
public record Facts(Row row, Standing run, Tree tree, boolean strays) {

    /** What the database says of an attempt. */
    public enum Row {
        /** Nothing: the ring has never heard of it, or has lost its database. */
        UNKNOWN,
        WAITING,
        PREPARING,
        /** Called off before it started. */
        PREPARING_CANCELLED,
        RUNNING,
        /** Its end was asked for. */
        RUNNING_ENDING,
        PROVING,
        /** The end of its gates was asked for. */
        PROVING_CANCELLED,
        PROVEN,
        /** A person's approval is waited for. */
        REVIEWING,
        /** Its branch waits for being merged at a forge. */
        PROPOSED,
        LANDING,
        /** It was handed over to be released, or a person is asked about that. */
        RELEASING,
        /** Over; its work, if any, has not landed. */
        OVER,
        /** Over, and its work has landed. */
        LANDED
    }

    /** Whether an attempt has a worktree. */
    public enum Tree {
        ABSENT,
        PRESENT
    }
}
