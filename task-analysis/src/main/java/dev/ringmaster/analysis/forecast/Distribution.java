package dev.ringmaster.analysis.forecast;

import java.util.Arrays;

/**
 * How long something takes, as the middles of {@value #STEPS} equally likely steps: a draw is one look into a table (inversion: Devroye,
 * "Non-Uniform Random Variate Generation", 1986, II.2). Unchanging.
 */
public final class Distribution {

    static final int STEPS = 1024;

    private final long[] quantiles;

    private Distribution(long[] quantiles) {
        this.quantiles = quantiles;
    }

    /**
     * Always the same.
     *
     * @param millis > 0
     */
    public static Distribution fixed(long millis) {
        long[] all = new long[STEPS];
        Arrays.fill(all, positive(millis));
        return new Distribution(all);
    }

    /**
     * Log-normal, as durations of work that cannot be negative and sometimes are very long mostly are (Limpert, Stahel, Abbt,
     * "Log-normal Distributions across the Sciences", BioScience 51(5), 2001).
     *
     * @param median milliseconds, > 0
     * @param sigma standard deviation of the logarithm, ≥ 0
     */
    public static Distribution logNormal(double median, double sigma) {
        long[] all = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            all[i] = positive(Math.round(median * Math.exp(sigma * Normal.quantile((i + 0.5) / STEPS))));
        }
        return new Distribution(all);
    }

    /**
     * The log-normal with the mean and deviation of the samples' logarithms.
     *
     * @param samples milliseconds, at least two
     */
    public static Distribution fitted(long[] samples) {
        double mean = 0;
        for (long sample : samples) {
            mean += Math.log(positive(sample)) / samples.length;
        }
        double squares = 0;
        for (long sample : samples) {
            double off = Math.log(positive(sample)) - mean;
            squares += off * off;
        }
        return logNormal(Math.exp(mean), Math.sqrt(squares / (samples.length - 1)));
    }

    /**
     * The samples themselves, linear between two of them (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, type 7).
     *
     * @param samples milliseconds, at least one
     */
    public static Distribution empirical(long[] samples) {
        long[] sorted = samples.clone();
        Arrays.sort(sorted);
        long[] all = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double place = (i + 0.5) / STEPS * (sorted.length - 1);
            int below = (int) place;
            long low = sorted[below];
            long high = sorted[Math.min(below + 1, sorted.length - 1)];
            all[i] = positive(Math.round(low + (place - below) * (high - low)));
        }
        return new Distribution(all);
    }

    /** @param luck 0 to below 1 */
    public long at(double luck) {
        return quantiles[(int) (luck * STEPS)];
    }

    public long median() {
        return quantiles[STEPS / 2];
    }

    /**
     * A draw among the durations longer than {@code elapsed}. What has lasted longer than any known takes a tenth of the median more:
     * nothing better is known of it.
     */
    long atBeyond(double luck, long elapsed) {
        int first = firstBeyond(elapsed);
        return first == STEPS
                ? elapsed + Math.max(1, median() / 10)
                : quantiles[first + (int) (luck * (STEPS - first))];
    }

    private int firstBeyond(long elapsed) {
        int low = 0;
        int high = STEPS;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (quantiles[middle] > elapsed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long positive(long millis) {
        return Math.max(1, millis);
    }
}
