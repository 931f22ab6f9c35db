package dev.ringmaster.analysis.metric;

import java.time.Instant;

/** How far the numbers of a metric can be trusted. */
public sealed interface Certainty {

    /** They are what the formula says, up to rounding. */
    record Exact() implements Certainty {}

    /**
     * They are estimates: with probability 1 − δ all of them are within ε of the exact ones at once.
     *
     * @param epsilon > 0, in the unit that the metric's documentation names
     * @param delta > 0, < 1
     * @param samples ≥ 0
     */
    record Approximate(double epsilon, double delta, int samples) implements Certainty {}

    /** They belong to the graph as it was then. */
    record StaleSince(Instant since) implements Certainty {}

    /** There are none: the time limit passed first. */
    record TimedOut() implements Certainty {}
}
