package dev.ringmaster.runtime.outbox;

import dev.ringmaster.runtime.ledger.OutboxEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sends rows in their order, each at least once. The position moves only over rows that were acknowledged, so that a process that is
 * killed sends some again and leaves none out. Used by one thread.
 */
final class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    private static final Duration STORE_EACH = Duration.ofMillis(250);
    /** Nothing is missed meanwhile: a commit ends the wait. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final long RETRY_MILLIS = 500;

    private final OutboxFeed feed;
    private final OutboxRows rows;
    private final int window;
    private final Function<OutboxEntry, CompletionStage<Void>> sink;
    private volatile long sent;
    private volatile long stored;
    private long storedAt;

    /**
     * @param window rows in flight before it waits for their acknowledgements
     * @param sink sends a row; completes when it is acknowledged, exceptionally when it was refused
     */
    OutboxPublisher(OutboxFeed feed, OutboxRows rows, int window, Function<OutboxEntry, CompletionStage<Void>> sink) {
        this.feed = feed;
        this.rows = rows;
        this.window = window;
        this.sink = sink;
    }

    /** Goes to where the stored position is. */
    void resume() {
        sent = rows.position();
        stored = sent;
        storedAt = System.nanoTime();
        feed.resume();
    }

    /** The last row of those that were acknowledged without a gap. */
    long sent() {
        return sent;
    }

    /** Sends what comes next; waits for it when there is nothing. */
    void publishNext() throws InterruptedException {
        List<OutboxEntry> next = feed.next(sent, stored < sent ? STORE_EACH : IDLE);
        for (int from = 0; from < next.size(); from += window) {
            List<OutboxEntry> part = next.subList(from, Math.min(next.size(), from + window));
            send(part);
            sent = part.getLast().seq();
        }
        // Now and then only: a commit for each would double the commits, and a repeat is harmless.
        if (stored < sent && System.nanoTime() - storedAt >= STORE_EACH.toNanos()) {
            storePosition();
        }
    }

    /** Sends all rows of some topics again that were sent before and are still kept. */
    void publishAgain(Set<String> topics) throws InterruptedException {
        long until = sent;
        List<OutboxEntry> page = rows.after(0, window);
        while (!page.isEmpty() && page.getFirst().seq() <= until) {
            send(page.stream()
                    .filter(entry -> entry.seq() <= until && topics.contains(entry.topic()))
                    .toList());
            page = rows.after(page.getLast().seq(), window);
        }
    }

    /** Stores how far it came, if that is not stored yet. */
    void storePosition() {
        long before = stored;
        long position = sent;
        if (before == position) {
            return;
        }
        stored = position;
        storedAt = System.nanoTime();
        rows.moveTo(position).whenComplete((moved, failure) -> {
            if (failure != null) {
                stored = before;
            }
        });
    }

    /** Sends all and waits; what was refused is sent again with all that come after it. */
    private void send(List<OutboxEntry> entries) throws InterruptedException {
        List<OutboxEntry> left = entries;
        while (!left.isEmpty()) {
            List<CompletionStage<Void>> acknowledgements = new ArrayList<>(left.size());
            for (OutboxEntry entry : left) {
                acknowledgements.add(sink.apply(entry));
            }
            left = left.subList(acknowledged(acknowledgements), left.size());
            if (!left.isEmpty()) {
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /** How many were acknowledged before the first that was not. */
    private static int acknowledged(List<CompletionStage<Void>> acknowledgements) throws InterruptedException {
        for (int i = 0; i < acknowledgements.size(); i++) {
            try {
                acknowledgements.get(i).toCompletableFuture().get();
            } catch (ExecutionException e) {
                LOG.warnf("the broker did not take an event, trying again: %s", e.getMessage());
                return i;
            }
        }
        return acknowledgements.size();
    }
}
