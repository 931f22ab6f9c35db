package dev.ringmaster.model.event;

/**
 * How far a metric can be trusted.
 *
 * @param metric such as {@code pagerank}
 * @param status {@code exact}, {@code approximate}, {@code stale} or {@code timed_out}
 * @param millis how long it took
 */
public record MetricStatus(String metric, String status, double millis) {}
