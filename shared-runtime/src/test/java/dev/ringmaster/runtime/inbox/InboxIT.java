package dev.ringmaster.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.TaskEvent.TaskCancelRequested;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class InboxIT {

    private static final String TOPIC = "ringmaster.status";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Inbox inbox;

    @Inject
    Ledger ledger;

    @Inject
    MeterRegistry metrics;

    @Test
    void theRecordsOfSeveralPartitionsAndAllTheirPositionsAreOneTransaction() throws Exception {
        var handler = new Recording();

        take(handler, event(1, 10, "several-a"), event(1, 11, "several-b"), event(2, 40, "several-c"));

        assertThat(handler.met).containsExactlyInAnyOrder("several-a", "several-b", "several-c");
        assertThat(handler.met.indexOf("several-a")).isLessThan(handler.met.indexOf("several-b"));
        assertThat(position(1)).isEqualTo(12);
        assertThat(position(2)).isEqualTo(41);
    }

    @Test
    void aDatabaseThatIsFullHoldsTheBatchAndGoesOnWhenThereIsRoom() throws Exception {
        var handler = new Recording() {
            @Override
            public void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
                super.handle(tx, event);
                tx.publish(new TaskCancelRequested(new TaskId("full-1"), "x".repeat(2_000_000), "mara"));
            }
        };
        maxPages(1);
        CompletableFuture<Void> taken = accept(handler, event(3, 5, "full-1"));
        try {
            await().atMost(SOON)
                    .until(() -> metrics.get("ringmaster.inbox.held").gauge().value() == 1);
            assertThat(taken).isNotDone();
            assertThat(position(3)).isZero();
            assertThat(handler.met).as("what was in memory is undone").isEmpty();
        } finally {
            maxPages(10_000_000);
        }

        taken.get(20, TimeUnit.SECONDS);

        assertThat(handler.met).containsExactly("full-1");
        assertThat(position(3)).isEqualTo(6);
        assertThat(metrics.get("ringmaster.inbox.held").gauge().value()).isZero();
    }

    @Test
    void anEndOfBatchThatFailsUndoesTheBatchAndHoldsItUntilItSucceeds() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        var handler = new Recording() {
            @Override
            public void endOfBatch(LedgerTransaction tx) {
                if (calls.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet");
                }
            }
        };
        double before = metrics.get("ringmaster.inbox.retries").counter().count();

        take(handler, event(4, 1, "end-1"), event(4, 2, "end-2"));

        assertThat(calls.get()).isEqualTo(3);
        assertThat(handler.met).containsExactly("end-1", "end-2");
        assertThat(metrics.get("ringmaster.inbox.retries").counter().count()).isEqualTo(before + 2);
        assertThat(position(4)).isEqualTo(3);
    }

    @Test
    void oneThatFailsByAConstraintAnErrorOrAsATombstoneIsSetAsideAndUndoneAlone() throws Exception {
        var handler = new Recording() {
            @Override
            public void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
                super.handle(tx, event);
                switch (event.data().key()) {
                    case "aside-constraint" ->
                        tx.prepare("INSERT INTO outbox_position (id, seq) VALUES (1, 1)")
                                .executeUpdate();
                    case "aside-error" -> throw new StackOverflowError("too deep");
                    default -> {}
                }
            }

            @Override
            public void handleTombstone(LedgerTransaction tx, Topic topic, String key) {
                throw new IllegalArgumentException("no such key");
            }
        };

        take(
                handler,
                event(5, 1, "aside-constraint"),
                event(5, 2, "aside-error"),
                new ConsumerRecord<>(TOPIC, 5, 3, "aside-tombstone", null),
                event(5, 4, "aside-not"));

        assertThat(handler.met).containsExactly("aside-not");
        assertThat(deadLetters()).contains("aside-constraint", "aside-error", "aside-tombstone");
        assertThat(position(5)).isEqualTo(5);
    }

    private void take(EventHandler handler, ConsumerRecord<?, ?>... records) throws Exception {
        accept(handler, records).get(20, TimeUnit.SECONDS);
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made
    private CompletableFuture<Void> accept(EventHandler handler, ConsumerRecord<?, ?>... records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> parts = Arrays.stream(records)
                .map(record -> (ConsumerRecord<String, byte[]>) record)
                .collect(Collectors.groupingBy(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return inbox.accept(new ConsumerRecords<>(parts, Map.of()), handler).toCompletableFuture();
    }

    private static ConsumerRecord<String, byte[]> event(int partition, long offset, String task) {
        var record = new ConsumerRecord<>(
                TOPIC, partition, offset, task, ("{\"taskId\":\"" + task + "\"}").getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "dev.ringmaster.task.submitted.v1",
                        "ce_time", "2026-11-23T12:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void maxPages(int count) {
        ledger.change(tx -> {
                    try (var statement = tx.connection().createStatement()) {
                        statement.execute("PRAGMA max_page_count = " + count);
                    }
                })
                .join();
    }

    private long position(int partition) {
        return ledger.read(connection -> {
            try (var query = connection.prepareStatement(
                    "SELECT next_offset FROM consumer_position WHERE topic = ? AND part = ?")) {
                query.setString(1, TOPIC);
                query.setInt(2, partition);
                try (var row = query.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    private List<String> deadLetters() {
        return ledger.read(connection -> {
            List<String> keys = new CopyOnWriteArrayList<>();
            try (var query = connection.prepareStatement("SELECT record_key FROM outbox WHERE topic = ?")) {
                query.setString(1, TOPIC + Topic.DEAD_LETTER_SUFFIX);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        keys.add(row.getString(1));
                    }
                }
            }
            return keys;
        });
    }

    /** Keeps in memory what it has met, and takes it back when that is undone. */
    private static class Recording implements EventHandler {
        final List<@Nullable String> met = new CopyOnWriteArrayList<>();

        @Override
        public void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
            String key = event.data().key();
            met.add(key);
            tx.afterRollback(() -> met.remove(key));
        }
    }
}
