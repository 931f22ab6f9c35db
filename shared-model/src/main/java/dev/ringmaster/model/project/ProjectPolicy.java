package dev.ringmaster.model.project;

import org.jspecify.annotations.Nullable;

/**
 * How a project's tasks are run.
 *
 * @param maxConcurrent most attempts at one time, ≥ 1
 * @param maxAttempts most counted attempts of one task before a person is asked, ≥ 1
 * @param weight share of slots relative to other projects, > 0
 * @param paused no new attempt starts while this is set
 * @param landing who brings proven work onto the target; {@link LandingMode#AUTO} where JSON says nothing
 */
public record ProjectPolicy(int maxConcurrent, int maxAttempts, double weight, boolean paused, LandingMode landing) {

    public static final ProjectPolicy DEFAULT = new ProjectPolicy(64, 3, 1.0, false, LandingMode.AUTO);

    /** @throws IllegalArgumentException if a number is out of its range */
    public ProjectPolicy(
            int maxConcurrent, int maxAttempts, double weight, boolean paused, @Nullable LandingMode landing) {
        if (maxConcurrent < 1 || maxAttempts < 1 || !(weight > 0)) {
            throw new IllegalArgumentException("a policy needs maxConcurrent ≥ 1, maxAttempts ≥ 1 and weight > 0: "
                    + maxConcurrent + ", " + maxAttempts + ", " + weight);
        }
        this.maxConcurrent = maxConcurrent;
        this.maxAttempts = maxAttempts;
        this.weight = weight;
        this.paused = paused;
        this.landing = landing == null ? LandingMode.AUTO : landing;
    }

    /** A policy that lands by itself. */
    public ProjectPolicy(int maxConcurrent, int maxAttempts, double weight, boolean paused) {
        this(maxConcurrent, maxAttempts, weight, paused, LandingMode.AUTO);
    }

    /** @throws IllegalArgumentException if it is less than 1 */
    public ProjectPolicy withMaxAttempts(int most) {
        return new ProjectPolicy(maxConcurrent, most, weight, paused);
    }
}
