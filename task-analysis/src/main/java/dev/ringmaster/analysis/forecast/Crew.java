package dev.ringmaster.analysis.forecast;

import dev.ringmaster.analysis.slot.SlotRules;

/**
 * Who does the work of a forecast, and how it goes when it fails. The arrays are shared, not copied: nobody writes to them.
 *
 * @param rules who may use which slots
 * @param estimates by worker type and kind of task
 */
public record Crew(SlotRules rules, Estimate[][] estimates, Retries retries) {

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
            return isAnsweredAfter(failed)
                    ? answer
                    : (long) Math.min(longestWait, firstWait * Math.pow(multiplier, (double) inRound - 1));
        }

        /** Whether a person is asked then, after whose answer the task is as if it were new. */
        boolean isAnsweredAfter(int failed) {
            return failed % maxAttempts == 0;
        }
    }
}
