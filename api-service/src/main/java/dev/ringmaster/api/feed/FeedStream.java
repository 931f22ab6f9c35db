package dev.ringmaster.api.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One reader's stream of the feed, from a place on: what is stored, then what happens, without gap or repeat, because both are read
 * by one cursor. The first signal is a heartbeat, so that the reader knows at once that it is connected. A reader that leaves events
 * waiting for {@link #PATIENCE} is disconnected; it can resume by the last event's place.
 */
public final class FeedStream implements Flow.Publisher<StreamSignal> {

    /** How long events may wait for a reader. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PAGE = 64;

    private final LiveFeed live;
    private final FeedSource stored;
    private final FeedFilter filter;
    private final long after;
    private final Executor executor;
    private final InstantSource clock;

    /** @param executor runs the reading; the database is asked on it */
    public FeedStream(
            LiveFeed live, FeedSource stored, FeedFilter filter, long after, Executor executor, InstantSource clock) {
        this.live = live;
        this.stored = stored;
        this.filter = filter;
        this.after = after;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super StreamSignal> subscriber) {
        Reading reading = new Reading(subscriber);
        subscriber.onSubscribe(reading);
        live.join(reading);
        // What was committed in between has woken nobody.
        reading.wake();
    }

    /** A subscription; {@link #drain} runs on one thread at a time. */
    final class Reading implements Flow.Subscription {

        private final Flow.Subscriber<? super StreamSignal> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicInteger work = new AtomicInteger();
        private final Deque<StreamSignal> page = new ArrayDeque<>();
        private volatile boolean cancelled;
        private volatile boolean ended;
        private volatile boolean heartbeatDue;
        private volatile long cursor = after;
        private volatile Instant lastTaken = clock.instant();
        private boolean started;
        private int generation = live.generation();

        Reading(Flow.Subscriber<? super StreamSignal> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            demand.updateAndGet(now -> now + count < 0 ? Long.MAX_VALUE : now + count);
            lastTaken = clock.instant();
            wake();
        }

        @Override
        public void cancel() {
            cancelled = true;
            live.leave(this);
        }

        boolean isCancelled() {
            return cancelled;
        }

        void wake() {
            if (work.getAndIncrement() == 0) {
                executor.execute(this::drain);
            }
        }

        void tick() {
            if (demand.get() > 0) {
                heartbeatDue = true;
                wake();
            } else if (cursor < live.newest() && lastTaken.plus(PATIENCE).isBefore(clock.instant())) {
                end();
            }
        }

        /** Ends the stream after the signal that is on its way, if any. */
        void end() {
            ended = true;
            wake();
        }

        private void drain() {
            int seen = work.get();
            do {
                try {
                    pump();
                } catch (RuntimeException failure) {
                    if (!cancelled) {
                        cancel();
                        subscriber.onError(failure);
                    }
                    return;
                }
                seen = work.addAndGet(-seen);
            } while (seen != 0);
        }

        private void pump() {
            while (!cancelled && !ended && demand.get() > 0) {
                Optional<StreamSignal> signal = next();
                if (signal.isEmpty()) {
                    return;
                }
                demand.decrementAndGet();
                heartbeatDue = false;
                subscriber.onNext(signal.get());
            }
            if (ended && !cancelled) {
                cancel();
                subscriber.onComplete();
            }
        }

        private Optional<StreamSignal> next() {
            if (!started) {
                started = true;
                if (isAheadOfEverything() || isBehindEverything()) {
                    page.add(reset());
                }
                return Optional.of(new StreamSignal.Heartbeat());
            }
            if (generation != live.generation()) {
                generation = live.generation();
                page.clear();
                return Optional.of(reset());
            }
            if (page.isEmpty()) {
                fill();
            }
            if (!page.isEmpty()) {
                return Optional.of(page.remove());
            }
            return heartbeatDue ? Optional.of(new StreamSignal.Heartbeat()) : Optional.empty();
        }

        /** The place is from another database: a reader of this one may know a place that {@link LiveFeed} is only about to hear of. */
        private boolean isAheadOfEverything() {
            return after > live.newest() && after > stored.newest();
        }

        /** What followed the place is no longer kept; 0 is no place, but asks for all that is kept. */
        private boolean isBehindEverything() {
            return after > 0 && after < stored.resumableFrom();
        }

        private StreamSignal reset() {
            cursor = live.newest();
            return new StreamSignal.Reset(cursor);
        }

        /** Reads on from the cursor until something matches or the end is reached. */
        private void fill() {
            while (page.isEmpty()) {
                long end = live.newest();
                if (cursor >= end) {
                    return;
                }
                Optional<List<FeedItem>> recent = live.since(cursor, PAGE);
                List<FeedItem> items = recent.orElseGet(() -> stored.read(cursor, end, PAGE, filter));
                boolean more = items.size() == PAGE;
                items.stream().filter(filter::matches).forEach(item -> page.add(new StreamSignal.Item(item)));
                cursor = more || recent.isPresent() && !items.isEmpty()
                        ? items.getLast().seq()
                        : end;
            }
        }
    }
}
