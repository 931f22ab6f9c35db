package dev.ringmaster.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.runtime.ledger.OutboxEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxPublisherTest {

    private static final CompletionStage<Void> ACKNOWLEDGED = CompletableFuture.completedFuture(null);
    private static final int PAGE = 50;
    private static final int MEMORY = 100;

    private final Table table = new Table();
    private final OutboxFeed feed = new OutboxFeed(table, PAGE, MEMORY);
    private final List<Long> received = Collections.synchronizedList(new ArrayList<>());

    @Test
    void underLoadEveryRowIsSentOnceInItsOrderThoughTheRelayFallsBehind() throws Exception {
        CountDownLatch flooded = new CountDownLatch(1);
        AtomicInteger most = new AtomicInteger();
        OutboxPublisher publisher = publisher(entry -> {
            awaitQuietly(flooded);
            most.accumulateAndGet(feed.inMemory(), Math::max);
            return accept(entry);
        });
        Thread relay = relay(publisher);
        commit(1, 1);
        for (long seq = 2; seq < 20_000; seq += 7) {
            commit(seq, Math.min(seq + 6, 20_000));
            if (seq > 2000) {
                flooded.countDown();
            }
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> publisher.sent() == 20_000);
        relay.interrupt();

        assertThat(received).isEqualTo(LongStream.rangeClosed(1, 20_000).boxed().toList());
        assertThat(most.get()).isLessThanOrEqualTo(MEMORY);
        assertThat(feed.newest()).isEqualTo(20_000);
    }

    @Test
    void oneCommitOfMoreRowsThanMemoryTakesWakesARelayThatWaits() throws Exception {
        OutboxPublisher publisher = publisher(this::accept);
        commit(1, 1);
        Thread relay = relay(publisher);
        // With its position stored it waits for a commit alone.
        await().until(() -> table.position() == 1 && relay.getState() == Thread.State.TIMED_WAITING);

        commit(2, 2 + MEMORY);

        await().atMost(Duration.ofSeconds(5)).until(() -> publisher.sent() == 2 + MEMORY);
        relay.interrupt();
    }

    @Test
    void whatIsCommittedWhileTheTableIsReadIsNotLeftOut() throws Exception {
        commit(1, 3);
        table.afterRead = () -> commit(4, 5);
        OutboxPublisher publisher = publisher(this::accept);

        publisher.publishNext();
        publisher.publishNext();

        assertThat(received).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aProcessThatDiesBetweenSendingAndStoringItsPositionSendsAgainAndLosesNothing() throws Exception {
        table.refusesPositions = true;
        commit(1, 10);
        OutboxPublisher first = publisher(this::accept);
        first.publishNext();
        first.storePosition();
        commit(11, 12);
        table.refusesPositions = false;

        OutboxPublisher second = new OutboxPublisher(new OutboxFeed(table, PAGE, MEMORY), table, PAGE, this::accept);
        second.resume();
        second.publishNext();

        assertThat(received).containsSubsequence(10L, 1L, 10L, 11L, 12L).hasSize(22);
    }

    @Test
    void whatWasStoredIsNotSentAgain() throws Exception {
        commit(1, 10);
        OutboxPublisher first = publisher(this::accept);
        first.publishNext();
        first.storePosition();
        commit(11, 12);

        OutboxPublisher second = new OutboxPublisher(new OutboxFeed(table, PAGE, MEMORY), table, PAGE, this::accept);
        second.resume();
        second.publishNext();

        assertThat(received).hasSize(12).endsWith(11L, 12L);
    }

    @Test
    void aPositionThatCouldNotBeStoredIsStoredLater() throws Exception {
        table.refusesPositions = true;
        commit(1, 3);
        OutboxPublisher publisher = publisher(this::accept);
        publisher.publishNext();
        publisher.storePosition();
        table.refusesPositions = false;

        publisher.storePosition();

        assertThat(table.position()).isEqualTo(3);
    }

    @Test
    void whatIsRefusedIsSentAgainWithAllThatCameAfterIt() throws Exception {
        AtomicInteger refusals = new AtomicInteger(1);
        commit(1, 6);
        OutboxPublisher publisher = publisher(entry -> {
            accept(entry);
            return entry.seq() == 4 && refusals.getAndDecrement() > 0
                    ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                    : ACKNOWLEDGED;
        });

        publisher.publishNext();

        assertThat(received).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 4L, 5L, 6L);
        assertThat(publisher.sent()).isEqualTo(6);
    }

    @Test
    void thePositionDoesNotPassARowThatIsNotAcknowledged() throws Exception {
        commit(1, 5);
        OutboxPublisher publisher = publisher(entry -> {
            accept(entry);
            return entry.seq() == 3 ? new CompletableFuture<>() : ACKNOWLEDGED;
        });
        Thread relay = relay(publisher);
        await().atMost(Duration.ofSeconds(5)).until(() -> received.size() == 5);

        relay.interrupt();
        relay.join(5000);
        publisher.storePosition();

        assertThat(table.position()).isLessThan(3);
    }

    @Test
    void onlyRowsOfTheLostTopicsThatWereSentBeforeAreSentAgain() throws Exception {
        commit(1, 100);
        OutboxPublisher publisher = publisher(this::accept);
        publisher.publishNext();
        publisher.publishNext();
        received.clear();

        commit(101, 102);
        publisher.publishAgain(Set.of("even"));

        assertThat(received)
                .isEqualTo(LongStream.rangeClosed(1, 50).map(n -> n * 2).boxed().toList());
    }

    private OutboxPublisher publisher(Function<OutboxEntry, CompletionStage<Void>> sink) {
        OutboxPublisher publisher = new OutboxPublisher(feed, table, PAGE, sink);
        publisher.resume();
        return publisher;
    }

    private CompletionStage<Void> accept(OutboxEntry entry) {
        received.add(entry.seq());
        return ACKNOWLEDGED;
    }

    private static Thread relay(OutboxPublisher publisher) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!Thread.interrupted()) {
                    publisher.publishNext();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void commit(long from, long to) {
        List<OutboxEntry> entries = LongStream.rangeClosed(from, to)
                .mapToObj(seq -> new OutboxEntry(seq, "e" + seq, seq % 2 == 0 ? "even" : "odd", "k", "{}", "{}", 0))
                .toList();
        entries.forEach(entry -> table.rows.put(entry.seq(), entry));
        feed.committed(entries);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Table implements OutboxRows {
        private final ConcurrentSkipListMap<Long, OutboxEntry> rows = new ConcurrentSkipListMap<>();
        private volatile long position;
        private volatile boolean refusesPositions;
        private Runnable afterRead = () -> {};

        @Override
        public long position() {
            return position;
        }

        @Override
        public long newest() {
            return rows.isEmpty() ? position : rows.lastKey();
        }

        @Override
        public List<OutboxEntry> after(long seq, int limit) {
            List<OutboxEntry> page =
                    rows.tailMap(seq, false).values().stream().limit(limit).toList();
            Runnable once = afterRead;
            afterRead = () -> {};
            once.run();
            return page;
        }

        @Override
        public CompletionStage<?> moveTo(long seq) {
            if (refusesPositions) {
                return CompletableFuture.failedFuture(new IllegalStateException("full"));
            }
            position = seq;
            return ACKNOWLEDGED;
        }
    }
}
