package dev.ringmaster.analysis.forecast;

/**
 * Who does the work of a forecast, and how it goes when it fails. The arrays are shared, not copied: nobody writes to them.
 *
 * @param slots how many tasks each worker takes at one time, ≥ 0
 * @param from milliseconds from now before which a worker takes nothing
 * @param type each worker's type, a row of {@code estimates}
 * @param preference the smaller is asked first; equals by their load
 * @param workersOfLane for each lane the workers that may take its tasks
 * @param estimates by worker type and kind of task
 * @param mostOfType tasks at one time of all workers of a type together
 * @param mostAtOnce tasks at one time of all workers together
 */
public record Crew(
        int[] slots,
        long[] from,
        int[] type,
        int[] preference,
        int[][] workersOfLane,
        Estimate[][] estimates,
        int[] mostOfType,
        int mostAtOnce,
        Retries retries) {

    /**
     * What follows a failed attempt.
     *
     * @param maxAttempts after so many a person is asked, ≥ 1
     * @param firstWait milliseconds before the second attempt
     * @param longestWait milliseconds that no wait exceeds
     * @param multiplier each wait is so many times the one before
     * @param answer milliseconds that a person takes to answer; the task is then tried as if it were new
     */
    public record Retries(int maxAttempts, long firstWait, long longestWait, double multiplier, long answer) {

        /** @throws IllegalArgumentException if a value is out of its range */
        public Retries {
            if (maxAttempts < 1 || firstWait < 0 || longestWait < 0 || !(multiplier >= 1) || answer < 0) {
                throw new IllegalArgumentException("retries cannot be " + maxAttempts + ", " + firstWait + ", "
                        + longestWait + ", " + multiplier + ", " + answer);
            }
        }

        /** @param failed attempts of the task that failed so far, ≥ 1 */
        long waitAfter(int failed) {
            int inRound = failed % maxAttempts;
            return inRound == 0
                    ? answer
                    : (long) Math.min(longestWait, firstWait * Math.pow(multiplier, (double) inRound - 1));
        }
    }

    int workers() {
        return slots.length;
    }
}
