package dev.ringmaster.runtime.outbox;

import dev.ringmaster.runtime.ledger.OutboxEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * The committed rows in order, none left out: straight from the commits while the relay keeps up, from the table at first and
 * whenever more rows wait than may lie in memory. One thread commits, one takes.
 */
final class OutboxFeed {

    private final OutboxRows rows;
    private final int page;
    private final int memoryLimit;
    private final BlockingQueue<List<OutboxEntry>> committed = new LinkedBlockingQueue<>();
    private final AtomicInteger held = new AtomicInteger();
    private final LongAccumulator newest = new LongAccumulator(Long::max, 0);
    private volatile boolean behind = true;

    /**
     * @param page most rows that are taken at a time, but for what one commit brought
     * @param memoryLimit most rows that wait in memory
     */
    OutboxFeed(OutboxRows rows, int page, int memoryLimit) {
        this.rows = rows;
        this.page = page;
        this.memoryLimit = memoryLimit;
    }

    /** Takes in what has just been committed; returns at once. */
    void committed(List<OutboxEntry> entries) {
        newest.accumulate(entries.getLast().seq());
        if (!behind && held.get() + entries.size() > memoryLimit) {
            behind = true;
            // Who waits for rows in memory would not hear of these, which come by the table.
            wake();
        }
        if (!behind) {
            held.addAndGet(entries.size());
            committed.add(entries);
        }
    }

    /** Rows that wait in memory. */
    int inMemory() {
        return held.get();
    }

    /** Ends a {@link #next} that waits. */
    void wake() {
        committed.add(List.of());
    }

    /** Learns how far the table goes, for {@link #newest}. */
    void resume() {
        newest.accumulate(rows.newest());
    }

    /** The seq of the last committed row that is known of. */
    long newest() {
        return newest.get();
    }

    /** The rows after a seq that come next; may be empty when the wait is over or was ended. */
    List<OutboxEntry> next(long after, Duration wait) throws InterruptedException {
        return behind ? fromTable(after) : fromMemory(after, wait);
    }

    private List<OutboxEntry> fromMemory(long after, Duration wait) throws InterruptedException {
        List<OutboxEntry> next = new ArrayList<>();
        @Nullable List<OutboxEntry> group = committed.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        while (group != null) {
            held.addAndGet(-group.size());
            next.addAll(group);
            group = next.size() < page ? committed.poll() : null;
        }
        next.removeIf(entry -> entry.seq() <= after);
        return next;
    }

    private List<OutboxEntry> fromTable(long after) {
        // In this order: what is committed from here on comes by memory too, and what was dropped before is in the
        // table by now.
        List<List<OutboxEntry>> stale = new ArrayList<>();
        committed.drainTo(stale);
        stale.forEach(group -> held.addAndGet(-group.size()));
        behind = false;
        try {
            List<OutboxEntry> next = rows.after(after, page);
            if (next.size() == page) {
                behind = true;
            }
            return next;
        } catch (RuntimeException e) {
            behind = true;
            throw e;
        }
    }
}
