package dev.ringmaster.api.feed;

/** What a stream sends. */
public sealed interface StreamSignal {

    record Item(FeedItem item) implements StreamSignal {}

    /**
     * The place to resume from is gone: the reader must fetch its snapshots anew.
     *
     * @param cursor where the stream goes on
     */
    record Reset(long cursor) implements StreamSignal {}

    /** Nothing has happened; the connection is alive. */
    record Heartbeat() implements StreamSignal {}
}
