package dev.ringmaster.queue.task;

import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.queue.retry.RetryPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be known besides the task itself to decide its next move.
 *
 * @param obstacle what stands in its way outside of it (dependencies, project), or null when nothing does
 * @param retry the rule for its project
 */
public record Circumstances(@Nullable BlockReason obstacle, RetryPolicy retry, Instant now) {}
