package dev.ringmaster.model.event;

import dev.ringmaster.model.decision.Decision;

/**
 * A person is needed. The scheduler writes it on {@link Topic#ATTEMPTS}, the queue on {@link Topic#STATUS}, release-service on
 * {@link Topic#RELEASES}; the decision's id is the same whoever does, and api-service creates it once.
 */
public record DecisionNeeded(Decision decision) implements Event {
    @Override
    public String key() {
        return decision.task().value();
    }
}
