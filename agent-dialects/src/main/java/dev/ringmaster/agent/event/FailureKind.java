package dev.ringmaster.agent.event;

import dev.ringmaster.model.attempt.FailureClass;

/** What sort of trouble an agent tells of. */
public enum FailureKind {
    /** What the agent was to go on from is gone. */
    SESSION_UNKNOWN(FailureClass.SESSION_LOST),
    CONTEXT_OVERFLOW(FailureClass.CONTEXT_OVERFLOW),
    AUTHENTICATION(FailureClass.AUTHENTICATION),
    /** A limit of the account for hours or days; its outcome is a quota's, not a failure. */
    QUOTA(FailureClass.CAPACITY),
    CAPACITY(FailureClass.CAPACITY),
    NETWORK(FailureClass.NETWORK),
    BAD_ARGUMENTS(FailureClass.BAD_ARGUMENTS),
    OTHER(FailureClass.AGENT_ERROR);

    private final FailureClass failureClass;

    FailureKind(FailureClass failureClass) {
        this.failureClass = failureClass;
    }

    public FailureClass failureClass() {
        return failureClass;
    }
}
