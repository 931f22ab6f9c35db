package dev.ringmaster.runtime.inbox;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.ServiceEventEncoder;
import dev.ringmaster.runtime.settings.RingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes batches of records into the ledger: one transaction for the effects, the ids of the events and the position. A record that
 * cannot be read or handled goes to its topic's dead-letter topic and holds nothing up; a database that refuses holds everything up
 * until it works again, so that nothing is skipped.
 */
@ApplicationScoped
@IfBuildProperty(name = "ringmaster.ledger.enabled", stringValue = "true", enableIfMissing = true)
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final long RETRY_MILLIS = 1000;

    private static final String REMEMBER =
            "INSERT INTO inbox (event_id, received_at) VALUES (?, ?) ON CONFLICT (event_id) DO NOTHING";
    private static final String MOVE = """
            INSERT INTO consumer_position (topic, part, topic_id, next_offset) VALUES (?, ?, ?, ?)
            ON CONFLICT (topic, part) DO UPDATE SET topic_id = excluded.topic_id, next_offset = excluded.next_offset
            """;

    private final Ledger ledger;
    private final EventCodec codec;
    private final ServiceEventEncoder encoder;
    private final ConsumerPositions positions;
    private final MeterRegistry metrics;

    Inbox(
            Ledger ledger,
            RingSettings settings,
            ServiceEventEncoder encoder,
            @Identifier(ConsumerPositions.NAME) ConsumerPositions positions,
            MeterRegistry metrics) {
        this.ledger = ledger;
        this.codec = settings.codec();
        this.encoder = encoder;
        this.positions = positions;
        this.metrics = metrics;
    }

    /**
     * Takes a batch in.
     *
     * @return completes when its effects and its position are durable; while the database refuses, it is tried again each second
     */
    public CompletionStage<Void> accept(ConsumerRecords<String, byte[]> records, EventHandler handler) {
        List<Incoming> events = new ArrayList<>(records.count());
        Map<Partition, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            events.add(new Incoming(record, codec.decode(record)));
            next.put(new Partition(record.topic(), record.partition()), record.offset() + 1);
        }
        return write(new Batch(events, next, positions.topicIds()), handler);
    }

    private CompletionStage<Void> write(Batch batch, EventHandler handler) {
        return ledger.change(tx -> {
                    for (Incoming incoming : batch.events()) {
                        take(tx, incoming, handler);
                    }
                    handler.endOfBatch(tx);
                    move(tx, batch.next(), batch.topicIds());
                })
                .handle((done, failure) -> failure)
                .thenCompose(failure ->
                        failure == null ? CompletableFuture.completedFuture(null) : again(failure, batch, handler));
    }

    private CompletionStage<Void> again(Throwable failure, Batch batch, EventHandler handler) {
        LOG.warnf(
                "a batch of %d records could not be stored, trying again: %s",
                batch.events().size(), failure.getMessage());
        var later = CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later).thenCompose(ignored -> write(batch, handler));
    }

    private void take(LedgerTransaction tx, Incoming incoming, EventHandler handler) throws SQLException {
        switch (incoming.decoded()) {
            case Decoded.Known(EventEnvelope envelope) -> {
                if (remember(tx, envelope.id())) {
                    handle(tx, incoming, envelope, handler);
                } else {
                    metrics.counter("ringmaster.inbox.repeats").increment();
                }
            }
            case Decoded.Tombstone(Topic topic, String key) -> handler.handleTombstone(tx, topic, key);
            case Decoded.UnknownType(String type) -> {
                metrics.counter("ringmaster.inbox.unknown").increment();
                LOG.debugf("event type not known to this version, skipped: type=%s", type);
            }
            case Decoded.Unreadable(String reason) -> setAside(tx, incoming.record(), reason);
        }
    }

    private void handle(LedgerTransaction tx, Incoming incoming, EventEnvelope envelope, EventHandler handler)
            throws SQLException {
        try {
            tx.attempt(part -> {
                part.continueTrace(envelope.traceparent());
                handler.handle(part, envelope);
            });
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "event could not be handled, set aside: type=%s id=%s",
                    envelope.type().fact(),
                    envelope.id());
            setAside(tx, incoming.record(), "could not be handled: " + e);
        }
    }

    private static boolean remember(LedgerTransaction tx, EventId id) throws SQLException {
        PreparedStatement insert = tx.prepare(REMEMBER);
        insert.setString(1, id.toString());
        insert.setLong(2, tx.now().toEpochMilli());
        return insert.executeUpdate() == 1;
    }

    private void setAside(LedgerTransaction tx, ConsumerRecord<String, byte[]> record, String reason)
            throws SQLException {
        metrics.counter("ringmaster.inbox.dead.letters").increment();
        LOG.warnf(
                "record set aside: topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        headers.put("dead-letter-reason", reason);
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        String where = record.topic() + "/" + record.partition() + "/" + record.offset() + "/"
                + positions.topicId(record.topic());
        Ledger.insertRaw(
                tx,
                EventId.derivedFrom("dead-letter/" + encoder.source() + "/" + where)
                        .toString(),
                record.topic() + Topic.DEAD_LETTER_SUFFIX,
                record.key() == null ? "" : record.key(),
                encoder.jsonOf(headers),
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
    }

    private static void move(LedgerTransaction tx, Map<Partition, Long> next, Map<String, String> topicIds)
            throws SQLException {
        for (var position : next.entrySet()) {
            PreparedStatement move = tx.prepare(MOVE);
            move.setString(1, position.getKey().topic());
            move.setInt(2, position.getKey().number());
            move.setString(3, topicIds.getOrDefault(position.getKey().topic(), ""));
            move.setLong(4, position.getValue());
            move.executeUpdate();
        }
    }

    private record Incoming(ConsumerRecord<String, byte[]> record, Decoded decoded) {}

    private record Batch(List<Incoming> events, Map<Partition, Long> next, Map<String, String> topicIds) {}

    private record Partition(String topic, int number) {}
}
