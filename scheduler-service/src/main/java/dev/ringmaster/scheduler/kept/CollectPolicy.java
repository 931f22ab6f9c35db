package dev.ringmaster.scheduler.kept;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of each thing that was left whether a person who wants room may have it go, as far as attempts and tasks tell. Pure. */
final class CollectPolicy {

    private CollectPolicy() {}

    /**
     * @param attempt as it is stored; null where none is known
     * @param busy whether another attempt of its task is under way
     * @param over tasks that will not be tried again
     * @param stale whether it has lain there for so long that it would be cleared away anyhow
     */
    static Choice choose(Leftover left, @Nullable Attempt attempt, boolean busy, Set<TaskId> over, boolean stale) {
        if (attempt == null) {
            return left.worktree() == null && !busy
                    ? new Choice.Ask(null)
                    : new Choice.Keep(
                            busy ? "an attempt of its task is under way" : "no attempt is known for its worktree");
        }
        if (!attempt.isOver()) {
            return new Choice.Keep("its attempt is " + attempt.state().word());
        }
        if (attempt.state() instanceof AttemptState.Finished finished
                && finished.landed() != null
                && finished.landed().equals(left.commit())
                && finished.outcome() instanceof Outcome.Succeeded succeeded) {
            return new Choice.Ask(succeeded.commit());
        }
        if (busy) {
            return new Choice.Keep("an attempt of its task is under way");
        }
        return over.contains(attempt.ref().task()) || stale || left.worktree() == null
                ? new Choice.Ask(null)
                : new Choice.Keep("its task is not over: the next attempt may go on in it");
    }

    /** What is done about one thing. */
    sealed interface Choice {
        /**
         * Git is asked, and decides.
         *
         * @param landedAs the commit that its work landed as; null where it has not
         */
        record Ask(@Nullable String landedAs) implements Choice {}

        /** It stays, whatever git says. */
        record Keep(String reason) implements Choice {}
    }
}
