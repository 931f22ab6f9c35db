package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.store.StoredDecision;
import java.util.List;

/** Decisions, oldest first. */
public record DecisionList(List<StoredDecision> items, long eventCursor) {
    public DecisionList {
        items = List.copyOf(items);
    }
}
