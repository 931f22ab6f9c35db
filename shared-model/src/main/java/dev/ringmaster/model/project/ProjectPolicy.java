package dev.ringmaster.model.project;

/**
 * How a project's tasks are run.
 *
 * @param maxConcurrent most attempts at one time, ≥ 1
 * @param maxAttempts most counted attempts of one task before a person is asked, ≥ 1
 * @param weight share of slots relative to other projects, > 0
 * @param paused no new attempt starts while this is set
 */
public record ProjectPolicy(int maxConcurrent, int maxAttempts, double weight, boolean paused) {

    public static final ProjectPolicy DEFAULT = new ProjectPolicy(64, 3, 1.0, false);

    /** @throws IllegalArgumentException if a number is out of its range */
    public ProjectPolicy {
        if (maxConcurrent < 1 || maxAttempts < 1 || !(weight > 0)) {
            throw new IllegalArgumentException("a policy needs maxConcurrent ≥ 1, maxAttempts ≥ 1 and weight > 0: "
                    + maxConcurrent + ", " + maxAttempts + ", " + weight);
        }
    }
}
