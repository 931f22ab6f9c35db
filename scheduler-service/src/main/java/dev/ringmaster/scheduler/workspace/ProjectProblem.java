package dev.ringmaster.scheduler.workspace;

/**
 * Something about a project's repository that a person must put right.
 *
 * @param message what is wrong, one sentence
 * @param nextStep what to do about it, one sentence
 */
public record ProjectProblem(String message, String nextStep) {
    @Override
    public String toString() {
        return message + " " + nextStep;
    }
}
