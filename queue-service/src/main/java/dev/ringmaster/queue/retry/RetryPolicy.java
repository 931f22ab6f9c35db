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
 * @param jitter the part of a pause that is left to chance, 0 to 1: it is shortened by up to that part
 */
public record RetryPolicy(
        int maxAttempts, Duration initialBackoff, Duration maxBackoff, double multiplier, double jitter) {

    /** Failures in a row that are not the task's fault, after which a person is asked. */
    public static final int MAX_FAULTS = 5;

    /** Attempts in a row that were declined or found no quota, after which a person is asked. */
    public static final int MAX_WAITS = 20;

    /** Shortest pause after a declined attempt or a quota that is said to be back already: keeps the ring from spinning. */
    public static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException if a value is out of its range */
    public RetryPolicy {
        if (maxAttempts < 1
                || initialBackoff.isNegative()
                || maxBackoff.compareTo(initialBackoff) < 0
                || !(multiplier >= 1)
                || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("a retry policy needs maxAttempts ≥ 1, 0 ≤ initialBackoff ≤ maxBackoff,"
                    + " multiplier ≥ 1 and 0 ≤ jitter ≤ 1: " + maxAttempts + ", " + initialBackoff + ", " + maxBackoff
                    + ", " + multiplier + ", " + jitter);
        }
    }

    /** A policy that leaves nothing to chance. */
    public RetryPolicy(int maxAttempts, Duration initialBackoff, Duration maxBackoff, double multiplier) {
        this(maxAttempts, initialBackoff, maxBackoff, multiplier, 0);
    }

    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, initialBackoff, maxBackoff, multiplier, jitter);
    }

    /**
     * What follows from an attempt that did not succeed and was not called off at a person's wish.
     *
     * @throws IllegalArgumentException if the attempt succeeded
     */
    public Verdict judge(Outcome outcome, Ending ending) {
        return switch (outcome) {
            case Outcome.Succeeded _ -> throw new IllegalArgumentException("a success needs no retry");
            case Outcome.Failed failed -> failed(failed, ending);
            case Outcome.TimedOut _ -> byRule(RetryRule.TASK_KEEPS, outcome, ending);
            case Outcome.Lost _ -> byRule(RetryRule.NOBODY_KEEPS, outcome, ending);
            case Outcome.Cancelled _ -> unasked(outcome, ending);
            case Outcome.NeedsDecision asks ->
                new Verdict.AskPerson(ending.before().plusEnded(), true, DecisionKind.AGENT_QUESTION, asks.question());
            case Outcome.QuotaExhausted _ -> quotaExhausted(ending);
        };
    }

    /**
     * What follows from an attempt that was declined before it began.
     *
     * @param chance 0 to 1, from a source of chance
     */
    public Verdict declined(String reason, Tries before, double chance, Instant now) {
        Tries tries = before.plusDeclined();
        Duration pause = shortened(backoff(SHORTEST_PAUSE, tries.waits()), chance);
        return tries.waits() < MAX_WAITS
                ? new Verdict.RunAgain(
                        tries, true, now.plus(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE))
                : spent(tries, true, tries.waits() + " times in a row nothing could begin, the last: " + reason);
    }

    private Verdict failed(Outcome.Failed failed, Ending ending) {
        RetryRule rule = RetryRule.of(failed.failure());
        boolean keeps = rule.keepsSession(ending.resumed());
        return switch (rule.count()) {
            case TASK, NOBODY -> byRule(rule, failed, ending);
            case WORKER -> workerUnusable(failed, ending);
            case ASK ->
                new Verdict.AskPerson(
                        ending.before().plusEnded(), keeps, DecisionKind.PROJECT_PROBLEM, failed.message());
            // A person has looked and wants another go: their word is advice, so nothing waits.
            case FORGIVEN -> new Verdict.RunAgain(ending.before().plusEnded().forgiven(), keeps, ending.now());
        };
    }

    private Verdict byRule(RetryRule rule, Outcome outcome, Ending ending) {
        boolean keeps = rule.keepsSession(ending.resumed());
        return rule.count() == RetryRule.Count.TASK && ending.started()
                ? counted(outcome, keeps, ending)
                : fault(outcome, keeps, ending);
    }

    /** Whether a failure of this class says something about the task's work, so that the next attempt should know of it. */
    public static boolean isTasksOwn(FailureClass failure) {
        return switch (RetryRule.of(failure).count()) {
            case TASK, FORGIVEN -> true;
            case NOBODY, WORKER, ASK -> false;
        };
    }

    /** Whether an agent gave a result that did not pass: a more able model may do better, where other failures are no fault of its. */
    public static boolean isWrongResult(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                && switch (failed.failure()) {
                    case GATE_FAILED, NO_CHANGES, TESTS_WEAKENED, PROOF_FAILED, REJECTED, TESTS_MISSING, LOOPING ->
                        true;
                    case AGENT_ERROR,
                            CAPACITY,
                            NETWORK,
                            CONTEXT_OVERFLOW,
                            AUTHENTICATION,
                            BAD_ARGUMENTS,
                            SESSION_LOST,
                            INCOMPLETE,
                            HUNG,
                            OUT_OF_MEMORY,
                            RESOURCE_LIMIT,
                            CONFLICT,
                            RELEASE_FAILED,
                            BAD_COMMAND,
                            PREPARATION,
                            PROJECT_PROBLEM,
                            INFRASTRUCTURE -> false;
                };
    }

    private Verdict counted(Outcome outcome, boolean keeps, Ending ending) {
        Tries tries = ending.before().plusCounted();
        return tries.counted() < maxAttempts
                ? new Verdict.RunAgain(tries, keeps, ending.now().plus(pause(tries.counted(), ending.chance())))
                : spent(tries, keeps, tries.counted() + " failed attempts, the last: " + outcome.sentence());
    }

    private Verdict fault(Outcome outcome, boolean keeps, Ending ending) {
        Tries tries = ending.before().plusFault();
        return tries.faults() < MAX_FAULTS
                ? new Verdict.RunAgain(tries, keeps, ending.now().plus(pause(tries.faults(), ending.chance())))
                : spent(
                        tries,
                        keeps,
                        tries.faults() + " attempts in a row could not do their work, the last: " + outcome.sentence());
    }

    private Verdict unasked(Outcome outcome, Ending ending) {
        Tries tries = ending.before().plusFault();
        // Nobody asked for it, so it runs again at once; the row of faults bounds a scheduler that keeps doing this.
        return tries.faults() < MAX_FAULTS
                ? new Verdict.RunAgain(tries, true, ending.now())
                : spent(tries, true, tries.faults() + " attempts in a row " + outcome.sentence());
    }

    /** Another worker takes it; where none may, a person must see to this one first. */
    private static Verdict workerUnusable(Outcome.Failed failed, Ending ending) {
        Tries tries = ending.before().plusFault();
        Verdict next = ending.elsewhere()
                ? tries.faults() < MAX_FAULTS
                        ? new Verdict.RunAgain(tries, false, ending.now().plus(SHORTEST_PAUSE))
                        : spent(
                                tries,
                                false,
                                tries.faults() + " workers in a row cannot work, the last: " + failed.message())
                : new Verdict.AskPerson(
                        tries,
                        false,
                        DecisionKind.WORKER_PROBLEM,
                        "No other worker may take it, and this one cannot work: " + failed.message()
                                + ". Put it right and try again, or drop the task?");
        return new Verdict.WorkerUnusable(next, failed.failure().word(), failed.message());
    }

    /** What was begun waits for its own account; what has nothing to go on with may go to another. */
    private static Verdict quotaExhausted(Ending ending) {
        Tries tries = ending.before().plusWait();
        if (tries.waits() >= MAX_WAITS) {
            return spent(tries, true, tries.waits() + " times in a row nothing could begin, the last: no quota");
        }
        Instant soonest = ending.now().plus(SHORTEST_PAUSE);
        if (!ending.hasSession() && ending.elsewhere()) {
            return new Verdict.RunAgain(tries, false, soonest);
        }
        Instant back = ending.quotaUntil();
        return new Verdict.AwaitQuota(tries, back == null || back.isBefore(soonest) ? soonest : back);
    }

    private static Verdict spent(Tries tries, boolean keeps, String what) {
        return new Verdict.AskPerson(tries, keeps, DecisionKind.RETRIES_SPENT, what + ". Try again, or drop the task?");
    }

    private Duration pause(int failures, double chance) {
        return shortened(backoff(initialBackoff, failures), chance);
    }

    private Duration shortened(Duration pause, double chance) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis - (long) (millis * jitter * chance));
    }

    private Duration backoff(Duration first, int failures) {
        double millis = first.toMillis() * Math.pow(multiplier, failures - 1);
        return millis >= maxBackoff.toMillis() ? maxBackoff : Duration.ofMillis((long) millis);
    }
}
