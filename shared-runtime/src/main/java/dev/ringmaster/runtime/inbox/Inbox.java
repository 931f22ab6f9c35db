package dev.ringmaster.runtime.inbox;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.configuration.ConfigurationFollower;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerChange;
import dev.ringmaster.runtime.ledger.LedgerClosedException;
import dev.ringmaster.runtime.ledger.LedgerException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes batches of records into the ledger: one transaction for the effects, the ids of the events and the position. A record that
 * cannot be read or handled goes to its topic's dead-letter topic and holds nothing up; a database that refuses holds everything up
 * until it works again, so that nothing is skipped. What is said of the settings reaches this component's follower too.
 */
@ApplicationScoped
@IfBuildProperty(name = "ringmaster.ledger.enabled", stringValue = "true", enableIfMissing = true)
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final long RETRY_MILLIS = 1000;
    private static final long MOST_RETRY_MILLIS = 10_000;

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
    private final ConfigurationFollower configuration;
    private final InboxMeters meters;

    Inbox(
            Ledger ledger,
            RingSettings settings,
            ServiceEventEncoder encoder,
            @Identifier(ConsumerPositions.NAME) ConsumerPositions positions,
            ConfigurationFollower configuration,
            MeterRegistry metrics) {
        this.ledger = ledger;
        this.codec = settings.codec();
        this.encoder = encoder;
        this.positions = positions;
        this.configuration = configuration;
        this.meters = new InboxMeters(metrics);
    }

    /**
     * Takes a batch in.
     *
     * @return completes when its effects and its position are durable; while the database refuses, it is tried again each second, then less often
     */
    public CompletionStage<Void> accept(ConsumerRecords<String, byte[]> records, EventHandler handler) {
        List<Incoming> events = new ArrayList<>(records.count());
        List<Position> next = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> part = records.records(partition);
            long behind = part.getLast().offset() + 1;
            String topicId = positions.topicId(partition, part.getFirst().offset(), behind);
            next.add(new Position(partition, topicId, behind));
            part.forEach(record -> events.add(new Incoming(record, topicId, codec.decode(record))));
        }
        return write(new Batch(events, next, handler), 0);
    }

    private CompletionStage<Void> write(Batch batch, int failures) {
        return ledger.change(tx -> {
                    for (Incoming incoming : batch.events()) {
                        take(tx, incoming, batch.handler());
                    }
                    batch.handler().endOfBatch(tx);
                    move(tx, batch.next());
                })
                .handle((done, failure) -> failure)
                .thenCompose(failure -> failure == null ? stored(failures) : again(failure, batch, failures + 1));
    }

    private CompletionStage<Void> stored(int failures) {
        if (failures > 0) {
            meters.held.decrementAndGet();
            LOG.infof("the batch that was held back is stored: failures=%d", failures);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Holds the batch and tries again: passing it over would lose it, and the channel's failure strategy would only end the channel. */
    private CompletionStage<Void> again(Throwable failure, Batch batch, int failures) {
        if (failure instanceof LedgerClosedException) {
            // Never acknowledged: after the restart it comes again. A retry would outlive a live reload.
            return new CompletableFuture<>();
        }
        meters.retries.increment();
        if (failures == 1) {
            meters.held.incrementAndGet();
        }
        long wait = Math.min(MOST_RETRY_MILLIS, RETRY_MILLIS * failures);
        String what = "a batch of " + batch.events().size() + " records could not be stored and is held, next try in "
                + wait + " ms";
        if (LedgerException.isRefusal(failure)) {
            LOG.warnf("%s: %s", what, failure.getMessage());
        } else {
            LOG.error(what + ": a defect that needs a person", failure);
        }
        var later = CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later).thenCompose(ignored -> write(batch, failures));
    }

    private void take(LedgerTransaction tx, Incoming incoming, EventHandler handler) throws SQLException {
        switch (incoming.decoded()) {
            case Decoded.Known(EventEnvelope envelope) -> {
                if (remember(tx, envelope.id())) {
                    attempt(tx, incoming, part -> {
                        part.continueTrace(envelope.traceparent());
                        handler.handle(part, envelope);
                    });
                    if (envelope.data() instanceof SystemEvent said) {
                        tx.afterCommit(() -> configuration.take(said));
                    }
                } else {
                    meters.repeats.increment();
                }
            }
            case Decoded.Tombstone(Topic topic, String key) ->
                attempt(tx, incoming, part -> handler.handleTombstone(part, topic, key));
            case Decoded.UnknownType(String type) -> {
                meters.unknown.increment();
                LOG.debugf("event type not known to this version, skipped: type=%s", type);
            }
            case Decoded.Unreadable(String reason) -> setAside(tx, incoming, reason);
        }
    }

    private void attempt(LedgerTransaction tx, Incoming incoming, LedgerChange part) throws SQLException {
        try {
            tx.attempt(part);
        } catch (RuntimeException | StackOverflowError e) {
            if (LedgerException.isRefusal(e)) {
                throw e;
            }
            LOG.errorf(
                    e, "record could not be handled: key=%s", incoming.record().key());
            setAside(tx, incoming, "could not be handled: " + e);
        }
    }

    private static boolean remember(LedgerTransaction tx, EventId id) throws SQLException {
        PreparedStatement insert = tx.prepare(REMEMBER);
        insert.setString(1, id.toString());
        insert.setLong(2, tx.now().toEpochMilli());
        return insert.executeUpdate() == 1;
    }

    private void setAside(LedgerTransaction tx, Incoming incoming, String reason) throws SQLException {
        ConsumerRecord<String, byte[]> record = incoming.record();
        meters.deadLetters.increment();
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
        String where = record.topic() + "/" + record.partition() + "/" + record.offset() + "/" + incoming.topicId();
        Ledger.insertRaw(
                tx,
                EventId.derivedFrom("dead-letter/" + encoder.source() + "/" + where)
                        .toString(),
                record.topic() + Topic.DEAD_LETTER_SUFFIX,
                record.key() == null ? "" : record.key(),
                encoder.jsonOf(headers),
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
    }

    private static void move(LedgerTransaction tx, List<Position> next) throws SQLException {
        for (Position position : next) {
            PreparedStatement move = tx.prepare(MOVE);
            move.setString(1, position.partition().topic());
            move.setInt(2, position.partition().partition());
            move.setString(3, position.topicId());
            move.setLong(4, position.offset());
            move.executeUpdate();
        }
    }

    private record Incoming(ConsumerRecord<String, byte[]> record, String topicId, Decoded decoded) {}

    private record Position(TopicPartition partition, String topicId, long offset) {}

    private record Batch(List<Incoming> events, List<Position> next, EventHandler handler) {}
}
