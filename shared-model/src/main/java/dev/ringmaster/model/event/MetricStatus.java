package dev.ringmaster.model.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a metric can be trusted.
 *
 * @param metric such as {@code pagerank}
 * @param status {@code exact}, {@code approximate}, {@code stale} or {@code timed_out}
 * @param millis how long it took
 * @param epsilon of an approximate one: the greatest error, in the unit that the metric's documentation names
 * @param delta of an approximate one: how likely the error may be greater
 * @param samples of an approximate one: how many were drawn
 * @param since of a stale one: when the graph was as the numbers have it
 */
public record MetricStatus(
        String metric,
        String status,
        double millis,
        @Nullable Double epsilon,
        @Nullable Double delta,
        @Nullable Integer samples,
        @Nullable Instant since) {

    /** One that needs no figures, such as an exact one. */
    public MetricStatus(String metric, String status, double millis) {
        this(metric, status, millis, null, null, null, null);
    }
}
