package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.view.KeptWorkItem;
import java.util.List;

/** What attempts left in repositories. */
public record WorkList(List<KeptWorkItem> items, long eventCursor) {
    public WorkList {
        items = List.copyOf(items);
    }
}
