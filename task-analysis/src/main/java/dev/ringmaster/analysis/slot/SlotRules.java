package dev.ringmaster.analysis.slot;

import java.util.Arrays;

/**
 * Who may use which slots, by number. A lane is what tasks of one project ask of their worker. The arrays are shared, not copied: nobody
 * writes to them.
 *
 * @param slots how many tasks each worker takes at one time, ≥ 0
 * @param from milliseconds from now before which a worker takes nothing
 * @param type each worker's type
 * @param account whose quota each worker uses
 * @param preference the smaller is asked first; equals by their load, then by their number
 * @param workersOfLane for each lane the workers that may take its tasks
 * @param capabilitiesOfLane for each lane the capped capabilities that its tasks require
 * @param isNamed for each lane whether its tasks name their worker: a failure there sends them nowhere else
 * @param projectOfLane whose tasks stand in each lane
 * @param mostOfType tasks at one time of all workers of a type together
 * @param mostOfAccount tasks at one time of all workers that use an account
 * @param mostOfCapability tasks at one time that require a capability
 * @param shares of the projects
 * @param mostAtOnce tasks at one time of all workers together
 */
public record SlotRules(
        int[] slots,
        long[] from,
        int[] type,
        int[] account,
        int[] preference,
        int[][] workersOfLane,
        int[][] capabilitiesOfLane,
        boolean[] isNamed,
        int[] projectOfLane,
        int[] mostOfType,
        int[] mostOfAccount,
        int[] mostOfCapability,
        Share[] shares,
        int mostAtOnce) {

    /**
     * A project's claim on slots.
     *
     * @param weight its part beside those of other projects, > 0
     * @param most tasks at one time, ≥ 1
     */
    public record Share(double weight, int most) {}

    /** @throws IllegalArgumentException if the arrays do not fit together */
    public SlotRules {
        int workers = slots.length;
        int lanes = workersOfLane.length;
        if (from.length != workers
                || type.length != workers
                || account.length != workers
                || preference.length != workers
                || capabilitiesOfLane.length != lanes
                || isNamed.length != lanes
                || projectOfLane.length != lanes) {
            throw new IllegalArgumentException(
                    "the rules of " + workers + " workers and " + lanes + " lanes do not fit together");
        }
    }

    /** Rules of one project without accounts and capabilities, where a type has one worker or many. */
    public static SlotRules plain(int[] slots, int[] type, int types, int[][] workersOfLane, int mostAtOnce) {
        int lanes = workersOfLane.length;
        int[] mostOfType = new int[types];
        Arrays.fill(mostOfType, Integer.MAX_VALUE);
        return new SlotRules(
                slots,
                new long[slots.length],
                type,
                new int[slots.length],
                new int[slots.length],
                workersOfLane,
                new int[lanes][0],
                new boolean[lanes],
                new int[lanes],
                mostOfType,
                new int[] {Integer.MAX_VALUE},
                new int[0],
                new Share[] {new Share(1, Integer.MAX_VALUE)},
                mostAtOnce);
    }

    public int workers() {
        return slots.length;
    }

    public int lanes() {
        return workersOfLane.length;
    }

    public int types() {
        return mostOfType.length;
    }
}
