package dev.ringmaster.api.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest part of the feed in memory, and whom to wake when it grows. Every stream is a cursor over it, so that a slow reader
 * costs no memory: it reads what it missed from the {@link FeedSource}. Safe for use by several threads; {@link #append} is called
 * by one.
 */
public final class LiveFeed {

    private final FeedItem[] ring;
    private final Set<FeedStream.Reading> readers = ConcurrentHashMap.newKeySet();
    private final long budget;
    private long newest;
    private long first = 1;
    private long held;
    private int generation;
    private volatile boolean closed;

    /**
     * @param size how many events are kept at most, ≥ 1
     * @param budget how many characters of data are kept at most, but for the newest event
     */
    public LiveFeed(int size, long budget) {
        ring = new FeedItem[size];
        this.budget = budget;
    }

    /** Says where the stored feed ends, before anything is appended. */
    public synchronized void startAt(long seq) {
        newest = seq;
        first = seq + 1;
        held = 0;
    }

    /** Adds committed events, in order, and wakes the readers. */
    public void append(List<FeedItem> items) {
        if (items.isEmpty()) {
            return;
        }
        synchronized (this) {
            for (FeedItem item : items) {
                keep(item);
            }
        }
        readers.forEach(FeedStream.Reading::wake);
    }

    private void keep(FeedItem item) {
        if (item.seq() != newest + 1) {
            first = item.seq();
            held = 0;
        }
        held += item.data().length();
        while (first < item.seq() && (held > budget || item.seq() - first >= ring.length)) {
            held -= ring[(int) (first % ring.length)].data().length();
            first++;
        }
        ring[(int) (item.seq() % ring.length)] = item;
        newest = item.seq();
    }

    /** The feed was made anew: every reader must start over. */
    public void reset(long seq) {
        synchronized (this) {
            generation++;
            startAt(seq);
        }
        readers.forEach(FeedStream.Reading::wake);
    }

    /** The place of the newest committed event; 0 before the first. */
    public synchronized long newest() {
        return newest;
    }

    synchronized int generation() {
        return generation;
    }

    /** Events behind a place, at most {@code limit}; empty when they are no longer all in memory. */
    synchronized Optional<List<FeedItem>> since(long after, int limit) {
        if (after + 1 < first) {
            return Optional.empty();
        }
        int count = (int) Math.min(limit, Math.max(0, newest - after));
        FeedItem[] items = new FeedItem[count];
        for (int i = 0; i < count; i++) {
            items[i] = ring[(int) ((after + 1 + i) % ring.length)];
        }
        return Optional.of(List.of(items));
    }

    void join(FeedStream.Reading reader) {
        readers.add(reader);
        if (reader.isCancelled()) {
            readers.remove(reader);
        }
        if (closed) {
            reader.end();
        }
    }

    /** Ends every stream, and those to come: a stop must not wait for readers, who resume afterwards. */
    public void close() {
        closed = true;
        readers.forEach(FeedStream.Reading::end);
    }

    void leave(FeedStream.Reading reader) {
        readers.remove(reader);
    }

    /** How many streams are open. */
    public int readers() {
        return readers.size();
    }

    /** Lets each idle stream send a sign of life, and ends those that have not taken an event for too long. */
    public void tick() {
        readers.forEach(FeedStream.Reading::tick);
    }
}
