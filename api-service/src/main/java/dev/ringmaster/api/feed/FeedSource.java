package dev.ringmaster.api.feed;

import java.util.List;

/** The stored feed. */
public interface FeedSource {

    /** Events behind {@code after} up to and including {@code upTo}, in order, at most {@code limit}. */
    List<FeedItem> read(long after, long upTo, int limit, FeedFilter filter);

    /** The place of the newest stored event; a moment ahead of what {@link LiveFeed} has been told. */
    long newest();

    /** The smallest place that a reader can resume from without missing anything; 0 while nothing was dropped. */
    long resumableFrom();
}
