package dev.ringmaster.api.why;

import dev.ringmaster.model.attempt.DispatchReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempt that a task was given to last.
 *
 * @param number which of its task, from 1; null before that is known
 * @param sentence how it fares or came to its end, without a name
 * @param startedAt when its agent began, or null
 * @param lastOutputAt when its agent last wrote something, or null
 * @param health what its processes look like, or null as long as nothing was told
 * @param landedOn the branch its work landed on, or null
 * @param reason why it was given out then and there, or null where an earlier version gave it out
 */
public record LastAttempt(
        String id,
        @Nullable Integer number,
        String worker,
        String sentence,
        @Nullable Instant startedAt,
        @Nullable Instant lastOutputAt,
        @Nullable String health,
        @Nullable String landedOn,
        @Nullable DispatchReason reason) {}
