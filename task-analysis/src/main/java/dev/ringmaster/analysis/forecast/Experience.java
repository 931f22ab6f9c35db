package dev.ringmaster.analysis.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What finished attempts taught: how long they take and how often they fail, by worker type and kind of task. Where a kind on a type
 * has fewer than {@value #ENOUGH} attempts all of the type count, else all there are; where even those are too few, an assumption.
 */
public final class Experience {

    /** Attempts from which on a distribution is fitted; below, the assumption is the better guess. */
    public static final int ENOUGH = 5;

    /** Attempts from which on they stand for themselves, without the shape of the log-normal. */
    public static final int MANY = 30;

    /** Milliseconds that half of all attempts are assumed to end within while nothing is known. */
    public static final long ASSUMED_MEDIAN = 600_000;

    /** Deviation of the logarithm: one attempt in six takes more than twice the median. */
    public static final double ASSUMED_SIGMA = 0.7;

    /** Failures and successes that count as if they had been seen (a beta prior: Gelman et al., "Bayesian Data Analysis", 2.1). */
    private static final double ASSUMED_FAILURES = 1;

    private static final double ASSUMED_SUCCESSES = 7;

    private static final Distribution ASSUMED = Distribution.logNormal(ASSUMED_MEDIAN, ASSUMED_SIGMA);

    private final Map<String, Seen> seen = new HashMap<>();

    private static final class Seen {
        private final List<Long> durations = new ArrayList<>();
        private int failed;
    }

    /** What it rests on. */
    public enum Basis {
        KIND_ON_TYPE,
        TYPE,
        ALL,
        ASSUMED
    }

    /**
     * What to expect, and why.
     *
     * @param attempts how many it rests on
     */
    public record Learned(Estimate estimate, Basis basis, int attempts) {}

    /**
     * Takes in one finished attempt.
     *
     * @param millis how long it took, 0 or more
     */
    public void add(String type, String kind, long millis, boolean failed) {
        for (String place : places(type, kind)) {
            Seen there = seen.computeIfAbsent(place, _ -> new Seen());
            there.durations.add(millis);
            there.failed += failed ? 1 : 0;
        }
    }

    /** What to expect of such an attempt. */
    public Learned of(String type, String kind) {
        List<String> places = places(type, kind);
        for (int i = 0; i < places.size(); i++) {
            Seen there = seen.get(places.get(i));
            if (there != null && there.durations.size() >= ENOUGH) {
                return learned(there, Basis.values()[i]);
            }
        }
        Seen all = seen.get("");
        int few = all == null ? 0 : all.durations.size();
        int failed = all == null ? 0 : all.failed;
        return new Learned(new Estimate(ASSUMED, failureRate(failed, few), true), Basis.ASSUMED, few);
    }

    private static Learned learned(Seen there, Basis basis) {
        long[] durations = there.durations.stream().mapToLong(Long::longValue).toArray();
        Distribution distribution =
                durations.length < MANY ? Distribution.fitted(durations) : Distribution.empirical(durations);
        return new Learned(
                new Estimate(distribution, failureRate(there.failed, durations.length), false),
                basis,
                durations.length);
    }

    private static double failureRate(int failed, int attempts) {
        return (failed + ASSUMED_FAILURES) / (attempts + ASSUMED_FAILURES + ASSUMED_SUCCESSES);
    }

    private static List<String> places(String type, String kind) {
        return List.of(type + "\n" + kind, type + "\n", "");
    }
}
