package dev.ringmaster.release.vitals;

/**
 * From where on it counts as harm.
 *
 * @param latencyFactor how many times slower than before an answer may be
 * @param errorRate the share of failed requests, 0 to 1
 */
public record Limits(double latencyFactor, double errorRate) {}
