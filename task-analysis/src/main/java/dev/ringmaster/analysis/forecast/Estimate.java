package dev.ringmaster.analysis.forecast;

/**
 * What an attempt of some kind of task on some type of worker is expected to be.
 *
 * @param duration of one attempt, whatever its end
 * @param failureRate share of attempts after which the task must be tried again, 0 to below 1
 * @param assumed nothing was learned: a person's estimate for a task counts for more than this
 */
public record Estimate(Distribution duration, double failureRate, boolean assumed) {

    /** @throws IllegalArgumentException if every attempt would fail */
    public Estimate {
        if (!(failureRate >= 0) || !(failureRate < 1)) {
            throw new IllegalArgumentException("a failure rate is 0 to below 1, not " + failureRate);
        }
    }

    /** Milliseconds of an attempt of a task for which a person thinks {@code said}, or 0. */
    long draw(double luck, long said) {
        return scaled(duration.at(luck), said);
    }

    /** Milliseconds that an attempt still takes which has lasted {@code elapsed} already. */
    long drawRest(double luck, long said, long elapsed) {
        return Math.max(1, scaled(duration.atBeyond(luck, unscaled(elapsed, said)), said) - elapsed);
    }

    private long scaled(long millis, long said) {
        return assumed && said > 0 ? Math.max(1, Math.round((double) millis * said / duration.median())) : millis;
    }

    private long unscaled(long millis, long said) {
        return assumed && said > 0 ? Math.round((double) millis * duration.median() / said) : millis;
    }
}
