package dev.ringmaster.release.store;

import dev.ringmaster.model.event.AttemptEvent.AttemptHandedOver;
import org.jspecify.annotations.Nullable;

/**
 * Work of an attempt that waits for being made a release of.
 *
 * @param seq the order in which it came
 * @param traceparent the trace it belongs to, or null
 */
public record HandOver(
        long seq, AttemptHandedOver work, @Nullable String traceparent) {}
