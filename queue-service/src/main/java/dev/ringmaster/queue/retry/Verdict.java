package dev.ringmaster.queue.retry;

import dev.ringmaster.model.decision.DecisionKind;
import java.time.Instant;

/** What an unsuccessful outcome means for its task. */
public sealed interface Verdict {

    /** The counts with this attempt in them. */
    Tries tries();

    /** Whether the next attempt goes on with what the agent remembers. */
    boolean keepsSession();

    /** @param at not before this moment */
    record RunAgain(Tries tries, boolean keepsSession, Instant at) implements Verdict {}

    /** @param until when the agent's quota is expected back */
    record AwaitQuota(Tries tries, Instant until) implements Verdict {
        @Override
        public boolean keepsSession() {
            return true;
        }
    }

    /** @param question for a person */
    record AskPerson(Tries tries, boolean keepsSession, DecisionKind kind, String question) implements Verdict {}

    /**
     * The worker cannot do it, nor any other task, until a person has seen to it.
     *
     * @param next what follows for the task
     * @param window what is wrong, one word
     */
    record WorkerUnusable(Verdict next, String window, String reason) implements Verdict {
        @Override
        public Tries tries() {
            return next.tries();
        }

        @Override
        public boolean keepsSession() {
            return next.keepsSession();
        }
    }
}
