package dev.ringmaster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.TaskEvent.TaskSubmitted;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.inbox.EventHandler;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class RoundTripIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Ledger ledger;

    @Inject
    Listener listener;

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Test
    void whatIsCommittedArrivesOnceAndInOrder() {
        for (int i = 0; i < 200; i++) {
            int number = i;
            ledger.write(tx -> tx.publish(new TaskSubmitted(new TaskId("order-" + number))));
        }

        await().atMost(SOON).until(() -> listener.keys("order-").size() >= 200);

        assertThat(listener.keys("order-"))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .endsWith("order-199")
                .startsWith("order-0");
    }

    @Test
    void aRepeatIsDropped() {
        String name = settings.codec().nameOf(Topic.TASKS);
        var record =
                new OutgoingRecord(name, "repeat-1", headers("0197a000-0000-7000-8000-000000000001"), body("repeat-1"));
        var last =
                new OutgoingRecord(name, "repeat-2", headers("0197a000-0000-7000-8000-000000000002"), body("repeat-2"));

        sender.send(record);
        sender.send(record);
        sender.send(last);

        await().atMost(SOON).until(() -> listener.keys("repeat-").contains("repeat-2"));
        assertThat(listener.keys("repeat-")).containsExactly("repeat-1", "repeat-2");
    }

    @Test
    void aBrokenRecordAndOneThatCannotBeHandledAreSetAsideAndHoldNothingUp() {
        String name = settings.codec().nameOf(Topic.TASKS);
        sender.send(new OutgoingRecord(
                name, "bad", headers("0197a000-0000-7000-8000-0000000000b1"), "{".getBytes(StandardCharsets.UTF_8)));
        sender.send(
                new OutgoingRecord(name, "poison", headers("0197a000-0000-7000-8000-0000000000b2"), body("poison")));
        sender.send(
                new OutgoingRecord(name, "after-1", headers("0197a000-0000-7000-8000-0000000000b3"), body("after-1")));

        await().atMost(SOON).until(() -> !listener.keys("after-").isEmpty());

        assertThat(deadLetters())
                .hasSize(2)
                .anyMatch(h -> h.contains("not a readable"))
                .anyMatch(h -> h.contains("poison pill"));
        assertThat(listener.keys("poison")).isEmpty();
    }

    @Test
    void eachStartIsToldOnceKeyedByTheComponent() {
        List<String> told = ledger.read(connection -> {
            List<String> keys = new CopyOnWriteArrayList<>();
            try (var query = connection.prepareStatement(
                            "SELECT record_key FROM outbox WHERE topic = 'ringmaster.system' AND headers LIKE '%component.restarted%'");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        });

        assertThat(told).containsExactly("api-service");
    }

    @Test
    void aReaderCannotWrite() {
        assertThatThrownBy(() -> ledger.read(connection ->
                        connection.prepareStatement("DELETE FROM inbox").executeUpdate()))
                .hasStackTraceContaining("readonly");
    }

    @Test
    void aWorkThatWaitsForAnotherIsRefusedRatherThanStuck() {
        assertThatThrownBy(() -> ledger.writeAndWait(tx -> ledger.writeAndWait(inner -> 1)))
                .hasMessageContaining("must not wait");
    }

    private List<String> deadLetters() {
        return ledger.read(connection -> {
            List<String> found = new CopyOnWriteArrayList<>();
            try (var query = connection.prepareStatement(
                            "SELECT headers FROM outbox WHERE topic = 'ringmaster.tasks.dead-letter'");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        });
    }

    private static Map<String, String> headers(String id) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", id,
                "ce_type", "dev.ringmaster.task.submitted.v1",
                "ce_source", "/test",
                "ce_time", "2026-11-23T12:00:00Z");
    }

    private static byte[] body(String task) {
        return ("{\"taskId\":\"" + task + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @ApplicationScoped
    static class Listener implements EventHandler {

        private final List<String> keys = new CopyOnWriteArrayList<>();
        private final Inbox inbox;

        Listener(Inbox inbox) {
            this.inbox = inbox;
        }

        @Incoming("tasks")
        CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
            return inbox.accept(records, this);
        }

        List<String> keys(String prefix) {
            return keys.stream().filter(key -> key.startsWith(prefix)).toList();
        }

        @Override
        public void handle(LedgerTransaction transaction, EventEnvelope event) {
            if (event.data().key().equals("poison")) {
                throw new IllegalStateException("poison pill");
            }
            transaction.afterCommit(() -> keys.add(event.data().key()));
        }
    }
}
