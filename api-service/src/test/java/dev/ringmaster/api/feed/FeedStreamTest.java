package dev.ringmaster.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedStreamTest {

    private final List<FeedItem> table = new ArrayList<>();
    private final LiveFeed live = new LiveFeed(8, 1000);
    private long resumableFrom;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Deque<Runnable> later = new ArrayDeque<>();

    private final FeedSource source = new FeedSource() {
        @Override
        public List<FeedItem> read(long after, long upTo, int limit, FeedFilter filter) {
            return table.stream()
                    .filter(item -> item.seq() > after && item.seq() <= upTo && filter.matches(item))
                    .limit(limit)
                    .toList();
        }

        @Override
        public long newest() {
            return table.size();
        }

        @Override
        public long resumableFrom() {
            return resumableFrom;
        }
    };

    @Test
    void storedEventsComeFirstAndThenLiveOnesEachOnce() {
        happen(20);
        Reader reader = read(3, FeedFilter.ALL);
        happen(5);
        run();

        assertThat(reader.seqs())
                .containsExactlyElementsOf(LongStream.rangeClosed(4, 25).boxed().toList());
    }

    @Test
    void eventsOutsideTheFilterAreLeftOutAndNothingElse() {
        happen(30);
        Reader reader = read(0, new FeedFilter(Set.of("task.*"), "kit-1", null));
        happen(30);
        run();

        assertThat(reader.seqs())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60)
                        .filter(seq -> seq % 2 == 1)
                        .boxed()
                        .toList());
    }

    @Test
    void readerThatFallsBehindCatchesUpFromTheTable() {
        Reader reader = read(0, FeedFilter.ALL);
        Reader slow = new Reader(3);
        stream(0, FeedFilter.ALL).subscribe(slow);
        happen(100);
        run();
        assertThat(slow.seqs()).containsExactly(1L, 2L);
        slow.ask(1000);
        run();

        assertThat(slow.seqs())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void placeThatIsGoneIsAResetToTheNewest() {
        happen(20);
        resumableFrom = 10;
        Reader reader = read(5, FeedFilter.ALL);
        run();

        assertThat(reader.signals).containsExactly(new StreamSignal.Heartbeat(), new StreamSignal.Reset(20));
    }

    @Test
    void zeroAsksForAllThatIsKept() {
        happen(20);
        table.removeIf(item -> item.seq() <= 10);
        resumableFrom = 10;
        Reader reader = read(0, FeedFilter.ALL);
        run();

        assertThat(reader.seqs())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(11, 20).boxed().toList());
    }

    @Test
    void placeFromAnotherDatabaseIsAReset() {
        happen(3);
        Reader reader = read(500, FeedFilter.ALL);
        run();
        happen(1);
        run();

        assertThat(reader.signals).element(1).isEqualTo(new StreamSignal.Reset(3));
        assertThat(reader.seqs()).containsExactly(4L);
    }

    @Test
    void placeThatIsStoredButNotYetToldOfIsNoReset() {
        happen(3);
        table.add(item(4));
        Reader reader = read(4, FeedFilter.ALL);
        run();
        live.append(List.of(table.getLast()));
        happen(1);
        run();

        assertThat(reader.signals).noneMatch(StreamSignal.Reset.class::isInstance);
        assertThat(reader.seqs()).containsExactly(5L);
    }

    @Test
    void feedMadeAnewResetsOpenStreams() {
        happen(3);
        Reader reader = read(3, FeedFilter.ALL);
        run();
        table.clear();
        live.reset(4);
        run();

        assertThat(reader.signals).containsExactly(new StreamSignal.Heartbeat(), new StreamSignal.Reset(4));
    }

    @Test
    void idleStreamShowsThatItLives() {
        Reader reader = read(0, FeedFilter.ALL);
        run();
        live.tick();
        run();

        assertThat(reader.signals).containsExactly(new StreamSignal.Heartbeat(), new StreamSignal.Heartbeat());
    }

    @Test
    void readerThatTakesNothingIsDisconnected() {
        Reader stuck = new Reader(1);
        stream(0, FeedFilter.ALL).subscribe(stuck);
        happen(5);
        run();
        live.tick();
        run();
        assertThat(stuck.completed).isFalse();
        now = now.plus(FeedStream.PATIENCE).plusSeconds(1);
        live.tick();
        run();

        assertThat(stuck.completed).isTrue();
        assertThat(live.readers()).isZero();
    }

    @Test
    void closedFeedEndsOpenStreamsAndThoseToCome() {
        Reader open = read(0, FeedFilter.ALL);
        Reader stuck = new Reader(0);
        stream(0, FeedFilter.ALL).subscribe(stuck);
        run();
        live.close();
        Reader late = read(0, FeedFilter.ALL);
        run();

        assertThat(List.of(open.completed, stuck.completed, late.completed)).containsOnly(true);
        assertThat(live.readers()).isZero();
    }

    /** Seen to fail with a full page of stored events taken for the last one. */
    @Property(tries = 200)
    void nothingIsLostOrRepeatedHoweverReadingAndWritingInterleave(
            @ForAll @IntRange(max = 60) int before, @ForAll long seed) {
        table.clear();
        FeedStreamTest world = new FeedStreamTest();
        Random random = new Random(seed);
        world.happen(before);
        long from = before == 0 ? 0 : random.nextInt(before);
        Reader reader = new Reader(1);
        world.stream(from, FeedFilter.ALL).subscribe(reader);
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(3)) {
                case 0 -> world.happen(random.nextInt(20));
                case 1 -> reader.ask(1 + random.nextInt(30));
                default -> world.run();
            }
        }
        reader.ask(100_000);
        world.run();

        assertThat(reader.seqs())
                .containsExactlyElementsOf(LongStream.rangeClosed(from + 1, world.live.newest())
                        .boxed()
                        .toList());
    }

    private Reader read(long after, FeedFilter filter) {
        Reader reader = new Reader(Long.MAX_VALUE);
        stream(after, filter).subscribe(reader);
        return reader;
    }

    private FeedStream stream(long after, FeedFilter filter) {
        return new FeedStream(live, source, filter, after, later::add, () -> now);
    }

    private void run() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private void happen(int count) {
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long seq = live.newest() + 1 + i;
            items.add(item(seq));
        }
        table.addAll(items);
        live.append(items);
    }

    private FeedItem item(long seq) {
        boolean odd = seq % 2 == 1;
        return new FeedItem(
                seq,
                "id-" + seq,
                odd ? "task.ready" : "worker.busy",
                "/ringmaster/queue-service",
                "kit-1",
                odd ? "kit-1" : null,
                null,
                now,
                "{}");
    }

    private static final class Reader implements Flow.Subscriber<StreamSignal> {
        private final long demand;
        private final List<StreamSignal> signals = new ArrayList<>();
        private boolean completed;
        private Flow.@Nullable Subscription subscription;

        Reader(long demand) {
            this.demand = demand;
        }

        void ask(long count) {
            Objects.requireNonNull(subscription).request(count);
        }

        List<Long> seqs() {
            return signals.stream()
                    .filter(StreamSignal.Item.class::isInstance)
                    .map(signal -> ((StreamSignal.Item) signal).item().seq())
                    .toList();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (demand > 0) {
                given.request(demand);
            }
        }

        @Override
        public void onNext(StreamSignal signal) {
            signals.add(signal);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
