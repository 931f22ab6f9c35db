package dev.ringmaster.scheduler.reconcile;

import dev.ringmaster.scheduler.reconcile.Facts.Row;
import dev.ringmaster.scheduler.reconcile.Facts.Tree;
import dev.ringmaster.scheduler.reconcile.Moves.AttemptMove;
import dev.ringmaster.scheduler.reconcile.Moves.StrayMove;
import dev.ringmaster.scheduler.reconcile.Moves.WorktreeMove;
import dev.ringmaster.scheduler.runtime.Standing;

/**
 * The one place that says what follows from what is found after a start; {@code docs/operations.md} shows it as a table. Nothing is
 * decided by elapsed time, and no work that has not landed is ever removed.
 */
public final class Reconciler {

    private Reconciler() {}

    public static Moves plan(Facts facts) {
        AttemptMove attempt = attempt(facts.row(), facts.run());
        return new Moves(attempt, worktree(facts), strays(facts, attempt));
    }

    private static AttemptMove attempt(Row row, Standing run) {
        return switch (row) {
            case UNKNOWN -> run == Standing.ALIVE ? AttemptMove.END_UNKNOWN : AttemptMove.NOTHING;
            case WAITING -> AttemptMove.WAIT;
            case PREPARING ->
                switch (run) {
                    case ABSENT, UNCLAIMED -> AttemptMove.START;
                    case UNREADABLE -> AttemptMove.LOOK_AGAIN;
                    case WITHDRAWN, ALIVE, ENDED, LOST -> AttemptMove.SETTLE;
                };
            case PREPARING_CANCELLED -> run == Standing.UNREADABLE ? AttemptMove.LOOK_AGAIN : AttemptMove.TAKE_CLAIM;
            case RUNNING -> run == Standing.ALIVE ? AttemptMove.ADOPT : ended(run);
            case RUNNING_ENDING -> run == Standing.ALIVE ? AttemptMove.END : ended(run);
            case PROVING -> AttemptMove.PROVE;
            case PROVING_CANCELLED -> AttemptMove.END_PROOF;
            case PROVEN, LANDING -> AttemptMove.LAND;
            case REVIEWING -> AttemptMove.AWAIT_REVIEW;
            case PROPOSED -> AttemptMove.AWAIT_MERGE;
            case RELEASING -> AttemptMove.AWAIT_RELEASE;
            case OVER, LANDED -> run == Standing.ALIVE ? AttemptMove.END_OVER : AttemptMove.NOTHING;
        };
    }

    private static AttemptMove ended(Standing run) {
        return switch (run) {
            case ENDED -> AttemptMove.RECORD_EXIT;
            case UNREADABLE -> AttemptMove.LOOK_AGAIN;
            // Without a folder the claim is taken first, so that nothing can start any more.
            case ABSENT, UNCLAIMED, WITHDRAWN, LOST, ALIVE -> AttemptMove.RECORD_LOSS;
        };
    }

    private static WorktreeMove worktree(Facts facts) {
        if (facts.tree() == Tree.ABSENT) {
            return WorktreeMove.NOTHING;
        }
        return switch (facts.row()) {
            case LANDED -> WorktreeMove.TIDY;
            case OVER, UNKNOWN -> WorktreeMove.KEEP;
            case WAITING,
                    PREPARING,
                    PREPARING_CANCELLED,
                    RUNNING,
                    RUNNING_ENDING,
                    PROVING,
                    PROVING_CANCELLED,
                    PROVEN,
                    REVIEWING,
                    PROPOSED,
                    LANDING,
                    RELEASING -> WorktreeMove.USE;
        };
    }

    private static StrayMove strays(Facts facts, AttemptMove attempt) {
        if (!facts.strays()) {
            return StrayMove.NOTHING;
        }
        return switch (attempt) {
            // These end what is left themselves, before they look at the work or tell the end.
            case END, END_UNKNOWN, END_OVER, PROVE, END_PROOF -> StrayMove.LEAVE;
            // It may be running, or just about to.
            case ADOPT, START, SETTLE, TAKE_CLAIM, WAIT, LOOK_AGAIN -> StrayMove.LEAVE;
            case NOTHING, RECORD_EXIT, RECORD_LOSS, LAND, AWAIT_REVIEW, AWAIT_MERGE, AWAIT_RELEASE -> StrayMove.END;
        };
    }
}
