package dev.ringmaster.scheduler.reconcile;

/**
 * What is to be done about one attempt: exactly one move for each of the three things.
 *
 * @param attempt about the attempt itself
 * @param worktree about its worktree
 * @param strays about processes that it left behind
 */
public record Moves(AttemptMove attempt, WorktreeMove worktree, StrayMove strays) {

    /** What is done about an attempt. */
    public enum AttemptMove {
        NOTHING,
        /** It waits for its project; nothing is to be done yet. */
        WAIT,
        /** Take the claim and start it. */
        START,
        /** Tell what its claim proves: that it runs, has ended, was lost, or never started. */
        SETTLE,
        /** Take the claim, so that it never starts, or find that it has. */
        TAKE_CLAIM,
        /** Watch it to its end. */
        ADOPT,
        /** End everything that it started, and tell its end. */
        END,
        /** Tell the exit that was recorded meanwhile. */
        RECORD_EXIT,
        /** Tell that it was lost, with the proof. */
        RECORD_LOSS,
        /** There is no proof of anything: look again until there is. */
        LOOK_AGAIN,
        /** Look at its work and run its gates, from the beginning. */
        PROVE,
        /** End the gates that an earlier process began. */
        END_PROOF,
        /** Queue it for landing. */
        LAND,
        /** Wait for a person; nothing is to be done until then. */
        AWAIT_REVIEW,
        /** Look whether it was merged, again and again. */
        AWAIT_MERGE,
        /** Wait for its release; nothing else lands in its repository, unless a person is asked. */
        AWAIT_RELEASE,
        /** End it: nobody knows it, nobody waits for it. Its folder and its worktree stay. */
        END_UNKNOWN,
        /** End it: it was told to be over, and lives. */
        END_OVER
    }

    /** What is done about a worktree. */
    public enum WorktreeMove {
        NOTHING,
        /** It belongs to an attempt that is not over. */
        USE,
        /** Its work has landed: remove it, unless it holds anything else. */
        TIDY,
        /** It may hold work that is nowhere else. */
        KEEP
    }

    /** What is done about processes that an attempt left behind. */
    public enum StrayMove {
        NOTHING,
        /** They belong to an attempt that runs, or are ended with what is done about it. */
        LEAVE,
        /** End them by force. */
        END
    }
}
