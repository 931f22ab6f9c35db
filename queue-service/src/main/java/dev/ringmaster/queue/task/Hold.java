package dev.ringmaster.queue.task;

import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.task.BlockReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attempt's outcome left on its task: it keeps the task from running even when nothing else stands in its way. */
public sealed interface Hold {

    Hold NONE = new Free();

    /** The reason people see, or null when nothing is held. */
    @Nullable
    BlockReason reason();

    /** When it ends by itself, or null when it does not. */
    @Nullable
    Instant until();

    /** The decision it waits for, or null when it waits for none. */
    default @Nullable DecisionId decision() {
        return null;
    }

    default boolean isOverAt(Instant now) {
        Instant until = until();
        return until != null && !now.isBefore(until);
    }

    record Free() implements Hold {
        @Override
        public @Nullable BlockReason reason() {
            return null;
        }

        @Override
        public @Nullable Instant until() {
            return null;
        }
    }

    record ForAnswer(DecisionId decision) implements Hold {
        @Override
        public BlockReason reason() {
            return new BlockReason.Decision(decision);
        }

        @Override
        public @Nullable Instant until() {
            return null;
        }
    }

    /**
     * @param detail which budget is spent
     * @param until when a new day begins, or null for a budget that no day renews
     */
    record ForBudget(
            DecisionId decision, String detail, @Nullable Instant until) implements Hold {
        @Override
        public BlockReason reason() {
            return new BlockReason.Budget(detail, decision);
        }
    }

    /** @param attempts failed attempts so far */
    record ForBackoff(Instant until, int attempts) implements Hold {
        @Override
        public BlockReason reason() {
            return new BlockReason.Backoff(until, attempts);
        }
    }

    record ForQuota(Instant until) implements Hold {
        @Override
        public BlockReason reason() {
            return new BlockReason.Quota(until);
        }
    }
}
