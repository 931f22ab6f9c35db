package dev.ringmaster.scheduler.limits;

import dev.ringmaster.model.attempt.FailureClass;

/**
 * A limit that an attempt has passed.
 *
 * @param message one sentence with both figures
 */
public record Breach(FailureClass failure, String message) {}
