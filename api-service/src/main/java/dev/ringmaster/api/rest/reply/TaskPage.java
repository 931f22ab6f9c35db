package dev.ringmaster.api.rest.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks of a list, page by page; {@code eventCursor} is where the feed stood. */
public record TaskPage(List<TaskBody> items, @Nullable String nextCursor, long eventCursor) {
    public TaskPage {
        items = List.copyOf(items);
    }
}
