package dev.ringmaster.queue.task;

import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.queue.retry.RetryPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be known besides the task itself to decide its next move.
 *
 * @param obstacle what stands in its way outside of it (dependencies, project, budget), or null when nothing does
 * @param retry the rule for its project
 * @param quotaUntil when the account that its last attempt used gets work again; null when that is not held, or has no end
 * @param elsewhere whether a worker of another account may take it now
 * @param chance 0 to 1, from a source of chance
 */
public record Circumstances(
        @Nullable BlockReason obstacle,
        RetryPolicy retry,
        @Nullable Instant quotaUntil,
        boolean elsewhere,
        Instant now,
        double chance) {

    public Circumstances(@Nullable BlockReason obstacle, RetryPolicy retry, Instant now) {
        this(obstacle, retry, null, true, now, 0);
    }
}
