package dev.ringmaster.queue.retry;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.DecisionKind;
import java.time.Duration;
import java.time.Instant;

/**
 * The rule of retries: bounded, with exponential backoff, and then a person.
 *
 * @param maxAttempts counted failures before a person is asked, ≥ 1
 * @param initialBackoff pause after the first failure, ≥ 0
 * @param maxBackoff longest pause, ≥ {@code initialBackoff}
 * @param multiplier how much longer each pause is than the one before, ≥ 1
 */
public record RetryPolicy(int maxAttempts, Duration initialBackoff, Duration maxBackoff, double multiplier) {

    /** Failures in a row that are not the task's fault, after which a person is asked. */
    public static final int MAX_FAULTS = 5;

    /** Pause after a declined attempt or a quota that is said to be back already: keeps the ring from spinning. */
    public static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Pause when the agent did not say when its quota is back. */
    public static final Duration UNKNOWN_QUOTA_PAUSE = Duration.ofMinutes(15);

    /** @throws IllegalArgumentException if a value is out of its range */
    public RetryPolicy {
        if (maxAttempts < 1
                || initialBackoff.isNegative()
                || maxBackoff.compareTo(initialBackoff) < 0
                || !(multiplier >= 1)) {
            throw new IllegalArgumentException("a retry policy needs maxAttempts ≥ 1, 0 ≤ initialBackoff ≤ maxBackoff"
                    + " and multiplier ≥ 1: " + maxAttempts + ", " + initialBackoff + ", " + maxBackoff + ", "
                    + multiplier);
        }
    }

    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, initialBackoff, maxBackoff, multiplier);
    }

    /**
     * What follows from an attempt that did not succeed and was not called off at a person's wish.
     *
     * @param started whether its agent ever ran; an attempt that never ran is not counted
     * @throws IllegalArgumentException if the attempt succeeded
     */
    public Verdict judge(Outcome outcome, boolean started, Tries before, Instant now) {
        return switch (outcome) {
            case Outcome.Succeeded _ -> throw new IllegalArgumentException("a success needs no retry");
            case Outcome.Failed failed -> failed(failed, started, before, now);
            case Outcome.TimedOut _ -> started ? counted(outcome, before, now) : fault(outcome, before, now);
            case Outcome.Lost _ -> fault(outcome, before, now);
            case Outcome.Cancelled _ -> unasked(outcome, before, now);
            case Outcome.NeedsDecision asks ->
                new Verdict.AskPerson(before.plusEnded(), DecisionKind.AGENT_QUESTION, asks.question());
            case Outcome.QuotaExhausted quota -> new Verdict.AwaitQuota(before.plusEnded(), quotaBack(quota, now));
        };
    }

    /** When a task whose attempt was declined may be given out again. */
    public Instant afterDecline(Instant now) {
        return now.plus(SHORTEST_PAUSE);
    }

    private Verdict failed(Outcome.Failed failed, boolean started, Tries before, Instant now) {
        if (failed.failure() == FailureClass.PROJECT_PROBLEM) {
            return new Verdict.AskPerson(before.plusEnded(), DecisionKind.PROJECT_PROBLEM, failed.message());
        }
        if (failed.failure() == FailureClass.REJECTED) {
            // A person has looked and wants another go: their word is advice, so the limits start anew and nothing
            // waits.
            return new Verdict.RunAgain(before.plusEnded().forgiven(), now);
        }
        return started && isTasksOwn(failed.failure()) ? counted(failed, before, now) : fault(failed, before, now);
    }

    /** Whether a failure of this class says something about the task's work, so that it counts. */
    public static boolean isTasksOwn(FailureClass failure) {
        return switch (failure) {
            case GATE_FAILED,
                    NO_CHANGES,
                    AGENT_ERROR,
                    CONFLICT,
                    REJECTED,
                    CONTEXT_OVERFLOW,
                    INCOMPLETE,
                    HUNG,
                    LOOPING,
                    OUT_OF_MEMORY,
                    RESOURCE_LIMIT,
                    TESTS_WEAKENED -> true;
            case BAD_COMMAND,
                    PREPARATION,
                    PROJECT_PROBLEM,
                    INFRASTRUCTURE,
                    CAPACITY,
                    NETWORK,
                    AUTHENTICATION,
                    BAD_ARGUMENTS,
                    SESSION_LOST -> false;
        };
    }

    private Verdict counted(Outcome outcome, Tries before, Instant now) {
        Tries tries = before.plusCounted();
        return tries.counted() < maxAttempts
                ? new Verdict.RunAgain(tries, now.plus(backoff(tries.counted())))
                : spent(tries, tries.counted() + " failed attempts, the last: " + outcome.sentence());
    }

    private Verdict fault(Outcome outcome, Tries before, Instant now) {
        Tries tries = before.plusFault();
        return tries.faults() < MAX_FAULTS
                ? new Verdict.RunAgain(tries, now.plus(backoff(tries.faults())))
                : spent(
                        tries,
                        tries.faults() + " attempts in a row could not do their work, the last: " + outcome.sentence());
    }

    private Verdict unasked(Outcome outcome, Tries before, Instant now) {
        Tries tries = before.plusFault();
        // Nobody asked for it, so it runs again at once; the row of faults bounds a scheduler that keeps doing this.
        return tries.faults() < MAX_FAULTS
                ? new Verdict.RunAgain(tries, now)
                : spent(tries, tries.faults() + " attempts in a row " + outcome.sentence());
    }

    private static Verdict spent(Tries tries, String what) {
        return new Verdict.AskPerson(tries, DecisionKind.RETRIES_SPENT, what + ". Try again, or drop the task?");
    }

    private Duration backoff(int failures) {
        double millis = initialBackoff.toMillis() * Math.pow(multiplier, failures - 1);
        return millis >= maxBackoff.toMillis() ? maxBackoff : Duration.ofMillis((long) millis);
    }

    private static Instant quotaBack(Outcome.QuotaExhausted quota, Instant now) {
        Instant soonest = now.plus(SHORTEST_PAUSE);
        Instant said = quota.until() == null ? now.plus(UNKNOWN_QUOTA_PAUSE) : quota.until();
        return said.isBefore(soonest) ? soonest : said;
    }
}
