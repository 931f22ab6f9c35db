package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.feed.FeedItem;
import java.util.List;

/** Events of the feed; the next page starts behind {@code nextCursor}. */
public record FeedPage(List<FeedItem> items, long nextCursor) {
    public FeedPage {
        items = List.copyOf(items);
    }
}
