package dev.ringmaster.e2e.conformance.script;

import java.time.Duration;
import java.util.Optional;

/** One step of a script is either a turn of the model or a way of failing before the next turn. */
public sealed interface Step {

    /** A failure given this many times goes on for ever. */
    int FOR_EVER = Integer.MAX_VALUE;

    /** A complete answer, which the client keeps in the conversation's history. */
    sealed interface Turn extends Step permits Say, Shell, Write {}

    /** An answer that leaves no turn in the history. */
    sealed interface Failure extends Step permits Limit, Refuse, Unauthorized, Overflow, Cut, Hang {}

    /** Ends the model's work with a text. */
    record Say(String text) implements Turn {}

    /** Calls the client's shell tool. */
    record Shell(String command) implements Turn {}

    /** Calls the client's tool that writes a whole file, or its shell tool where it has none. */
    record Write(String path, String content) implements Turn {}

    /**
     * A spent quota window: every request is refused with 429 and the same reset time until that has passed.
     *
     * @param reset how long after its first refusal the window opens again, positive
     */
    record Limit(Duration reset) implements Failure {
        public Limit {
            requirePositive(reset);
        }
    }

    /**
     * A passing refusal, such as 429 (too fast), 500, 503 or 529 (overloaded).
     *
     * @param status 400 to 599
     * @param retryAfter what the {@code retry-after} header says, absent for no header
     * @param times how many requests of a conversation are refused, positive
     */
    record Refuse(int status, Optional<Duration> retryAfter, int times) implements Failure {
        public Refuse {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status must be 400 to 599: " + status);
            }
            requirePositive(times);
        }
    }

    /** The key is refused with 401. */
    record Unauthorized(int times) implements Failure {
        public Unauthorized {
            requirePositive(times);
        }
    }

    /** The prompt is longer than the model's context window. */
    record Overflow(int times) implements Failure {
        public Overflow {
            requirePositive(times);
        }
    }

    /** The connection is closed in the middle of a text. */
    record Cut(String text, int times) implements Failure {
        public Cut {
            requirePositive(times);
        }
    }

    /** The request is accepted and nothing is said, for that long; then the connection is closed. */
    record Hang(Duration duration, int times) implements Failure {
        public Hang {
            requirePositive(duration);
            requirePositive(times);
        }
    }

    private static void requirePositive(int times) {
        if (times <= 0) {
            throw new IllegalArgumentException("times must be positive: " + times);
        }
    }

    private static void requirePositive(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("duration must be positive: " + duration);
        }
    }
}
