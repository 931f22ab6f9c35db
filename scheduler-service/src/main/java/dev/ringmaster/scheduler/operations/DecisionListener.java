package dev.ringmaster.scheduler.operations;

import dev.ringmaster.scheduler.attempt.AttemptDecision;

/** Told of each decision once it is durable, in their order, on the ledger's writer thread; must be quick. */
public interface DecisionListener {

    void decided(LiveAttempt attempt, AttemptDecision decision);
}
