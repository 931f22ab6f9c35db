package dev.ringmaster.analysis.forecast;

/**
 * The open tasks of a forecast, by number; the smaller number goes first where two could. Times are milliseconds from now. The arrays
 * are shared, not copied: nobody writes to them.
 *
 * @param needsCount how many open tasks each waits for; none for one that runs already
 * @param neededByFrom where each task's part of {@code neededBy} begins, one entry more than there are tasks
 * @param neededBy the tasks that wait for each, part by part
 * @param lane what each asks of its worker, as a row of {@link Crew#workersOfLane}; {@link #NEVER} for one that cannot go at all
 * @param kind the column of {@link Crew#estimates} that fits each
 * @param estimate how long a person thinks an attempt takes, 0 where nobody said
 * @param earliest before when it does not start, 0 for at once
 * @param runningOn the worker that has it now, {@link #NONE} where none has
 * @param elapsed how long its attempt has been under way
 * @param key a number that stays with the task from one question to the next, so that it meets the same luck in both
 * @param own the forecast is of the tasks with smaller numbers than this; the others only use slots
 */
public record Workload(
        int[] needsCount,
        int[] neededByFrom,
        int[] neededBy,
        int[] lane,
        int[] kind,
        long[] estimate,
        long[] earliest,
        int[] runningOn,
        long[] elapsed,
        long[] key,
        int own) {

    /** The lane of a task that cannot go. */
    public static final int NEVER = -1;

    /** The worker of a task that does not run. */
    public static final int NONE = -1;

    /** @throws IllegalArgumentException if the arrays do not fit together */
    public Workload {
        int n = needsCount.length;
        if (neededByFrom.length != n + 1
                || neededByFrom[n] != neededBy.length
                || lane.length != n
                || kind.length != n
                || estimate.length != n
                || earliest.length != n
                || runningOn.length != n
                || elapsed.length != n
                || key.length != n
                || own < 0
                || own > n) {
            throw new IllegalArgumentException("the arrays of a workload of " + n + " tasks do not fit together");
        }
    }

    /**
     * The same, from what each task waits for.
     *
     * @param needs the numbers of open tasks; none for one that runs already
     */
    public static Workload of(
            int[][] needs,
            int[] lane,
            int[] kind,
            long[] estimate,
            long[] earliest,
            int[] runningOn,
            long[] elapsed,
            long[] key,
            int own) {
        int n = needs.length;
        int[] count = new int[n];
        int[] from = new int[n + 1];
        for (int v = 0; v < n; v++) {
            count[v] = needs[v].length;
            for (int d : needs[v]) {
                from[d + 1]++;
            }
        }
        for (int v = 0; v < n; v++) {
            from[v + 1] += from[v];
        }
        int[] filled = from.clone();
        int[] neededBy = new int[from[n]];
        for (int v = 0; v < n; v++) {
            for (int d : needs[v]) {
                neededBy[filled[d]++] = v;
            }
        }
        return new Workload(count, from, neededBy, lane, kind, estimate, earliest, runningOn, elapsed, key, own);
    }

    public int size() {
        return needsCount.length;
    }
}
