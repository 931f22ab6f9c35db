package dev.ringmaster.scheduler.store;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.scheduler.attempt.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with what it was given.
 *
 * @param assignment null for one that was refused
 * @param traceparent the trace that its events belong to, or null
 */
public record StoredAttempt(
        Attempt attempt,
        @Nullable Assignment assignment,
        @Nullable String traceparent) {}
