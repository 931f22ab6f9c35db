package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.view.AttemptSummary;
import java.util.List;

/** Attempts, newest first. */
public record AttemptList(List<AttemptSummary> items, long eventCursor) {
    public AttemptList {
        items = List.copyOf(items);
    }
}
