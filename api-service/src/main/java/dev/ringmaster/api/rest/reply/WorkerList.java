package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.view.WorkerSummary;
import java.util.List;

/** Every worker. */
public record WorkerList(List<WorkerSummary> items, long eventCursor) {
    public WorkerList {
        items = List.copyOf(items);
    }
}
