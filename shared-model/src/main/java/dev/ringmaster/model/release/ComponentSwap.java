package dev.ringmaster.model.release;

/**
 * A component that was replaced.
 *
 * @param component such as {@code queue-service}
 * @param from the installed program that ran before, by the hash of its content
 * @param to the one that runs now
 * @param gapMillis from its last answer to its next readiness, in ms, ≥ 0
 */
public record ComponentSwap(String component, String from, String to, long gapMillis) {}
