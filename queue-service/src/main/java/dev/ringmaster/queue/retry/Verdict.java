package dev.ringmaster.queue.retry;

import dev.ringmaster.model.decision.DecisionKind;
import java.time.Instant;

/** What an unsuccessful outcome means for its task. */
public sealed interface Verdict {

    /** The counts with this attempt in them. */
    Tries tries();

    /** @param at not before this moment */
    record RunAgain(Tries tries, Instant at) implements Verdict {}

    /** @param until when the agent's quota is expected back */
    record AwaitQuota(Tries tries, Instant until) implements Verdict {}

    /** @param question for a person */
    record AskPerson(Tries tries, DecisionKind kind, String question) implements Verdict {}
}
