package dev.ringmaster.broker;

import org.jspecify.annotations.Nullable;

/** Thrown when the broker cannot start; its message is a sentence for a person, with what to do next. */
public final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BrokerProblem problem;

    public BrokerStartException(BrokerProblem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public BrokerProblem problem() {
        return problem;
    }
}
