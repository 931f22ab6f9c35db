package dev.ringmaster.cli.supervisor.control;

import org.jspecify.annotations.Nullable;

/**
 * What the supervisor answered in the end.
 *
 * @param message one sentence for a person; may be empty
 * @param ring the ring afterwards, or null when it was not asked for
 */
public record ControlReply(
        boolean ok, String message, @Nullable RingStatus ring) {}
