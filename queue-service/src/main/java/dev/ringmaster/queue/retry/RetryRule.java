package dev.ringmaster.queue.retry;

import dev.ringmaster.model.attempt.FailureClass;

/**
 * What each class of failure means: the table of {@code docs/operations.md}.
 *
 * @param count against whom it counts
 * @param session what becomes of the agent's memory
 */
public record RetryRule(Count count, Session session) {

    /** Against whom a failure counts. */
    public enum Count {
        /** The task: after the most attempts a person is asked. */
        TASK,
        /** Nobody, up to {@link RetryPolicy#MAX_FAULTS} in a row. */
        NOBODY,
        /** The worker: it gets no new work until a person has seen to it. */
        WORKER,
        /** A person is asked at once. */
        ASK,
        /** A person has spoken: the limits start anew. */
        FORGIVEN
    }

    /** What becomes of the agent's memory. */
    public enum Session {
        /** The next attempt goes on with it, at the same worker. */
        KEPT,
        /** Kept once: an attempt that went on with it and failed so again has spoilt it. */
        KEPT_ONCE,
        /** The next attempt starts afresh. */
        FRESH
    }

    static final RetryRule TASK_KEEPS = new RetryRule(Count.TASK, Session.KEPT);
    static final RetryRule NOBODY_KEEPS = new RetryRule(Count.NOBODY, Session.KEPT);

    private static final RetryRule TASK_KEEPS_ONCE = new RetryRule(Count.TASK, Session.KEPT_ONCE);
    private static final RetryRule TASK_FRESH = new RetryRule(Count.TASK, Session.FRESH);
    private static final RetryRule NOBODY_FRESH = new RetryRule(Count.NOBODY, Session.FRESH);
    private static final RetryRule WORKER_FRESH = new RetryRule(Count.WORKER, Session.FRESH);

    /** The table's row of this class. */
    public static RetryRule of(FailureClass failure) {
        return switch (failure) {
            case GATE_FAILED, NO_CHANGES, TESTS_WEAKENED, PROOF_FAILED -> TASK_KEEPS;
            case AGENT_ERROR, INCOMPLETE -> TASK_KEEPS_ONCE;
            // The memory is what went wrong, or does not fit the newer target.
            case CONTEXT_OVERFLOW, HUNG, LOOPING, OUT_OF_MEMORY, RESOURCE_LIMIT, CONFLICT -> TASK_FRESH;
            case CAPACITY, NETWORK, PREPARATION, INFRASTRUCTURE -> NOBODY_KEEPS;
            case SESSION_LOST, BAD_COMMAND -> NOBODY_FRESH;
            case AUTHENTICATION, BAD_ARGUMENTS -> WORKER_FRESH;
            case PROJECT_PROBLEM, RELEASE_FAILED -> new RetryRule(Count.ASK, Session.KEPT);
            case REJECTED, TESTS_MISSING -> new RetryRule(Count.FORGIVEN, Session.KEPT);
        };
    }

    /** @param resumed whether the attempt itself went on with an earlier one's memory */
    boolean keepsSession(boolean resumed) {
        return session == Session.KEPT || (session == Session.KEPT_ONCE && !resumed);
    }
}
