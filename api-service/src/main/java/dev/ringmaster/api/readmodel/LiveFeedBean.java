package dev.ringmaster.api.readmodel;

import dev.ringmaster.api.feed.LiveFeed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one live feed of this service. */
final class LiveFeedBean {

    /** What a reader may fall behind before it is served from the table. */
    private static final int EVENTS = 4096;

    /** 4 MB of text, so that large output does not fill a small heap. */
    private static final long CHARACTERS = 2_000_000;

    private LiveFeedBean() {}

    @Produces
    @Singleton
    static LiveFeed liveFeed() {
        return new LiveFeed(EVENTS, CHARACTERS);
    }
}
