package dev.ringmaster.analysis.forecast;

import java.util.Arrays;

/**
 * What came out of the simulations. Times are milliseconds from now; what ran already has a start below 0.
 *
 * @param ends when the last task that can go was done, one for each simulation, sorted
 * @param start by task, as expected: every attempt succeeds and takes its median; -1 with an end of -1 for what never goes
 * @param end likewise; -1 for what never goes
 * @param worker likewise; -1 for what never goes
 * @param meanEnd by task, the mean of all simulations; -1 for what never goes
 * @param drives by task, the share of simulations in which it was on the chain of tasks that led to the end (Van Slyke, "Monte Carlo
 *     methods and the PERT problem", Operations Research 11(5), 1963: the criticality index)
 * @param attempts of all tasks together, the mean
 * @param peak the most tasks at one time, as expected
 */
public record Forecast(
        long[] ends,
        long[] start,
        long[] end,
        int[] worker,
        long[] meanEnd,
        double[] drives,
        double attempts,
        int peak) {

    public int simulations() {
        return ends.length;
    }

    /**
     * The end that so great a share of the simulations kept: the smallest of them that suffices; 0 without any.
     *
     * @param share above 0, at most 1
     */
    public long endOf(double share) {
        return ends.length == 0 ? 0 : ends[Math.max(0, (int) Math.ceil(share * ends.length) - 1)];
    }

    /** How many tasks never go. */
    public int never() {
        return (int) Arrays.stream(end).filter(when -> when < 0).count();
    }
}
