package dev.ringmaster.enricher.messaging;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads the broker's records in a test, as the neighbours of enricher-service would. */
final class RingRecords implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final EventCodec codec;
    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;

    RingRecords(EventCodec codec, String bootstrap) {
        this.codec = codec;
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends and returns the record's offset. */
    long send(EventEnvelope envelope) throws Exception {
        OutgoingRecord outgoing = codec.encode(envelope);
        var record = new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.body());
        outgoing.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record).get().offset();
    }

    void send(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** The first events of a topic, up to one that is wanted. */
    List<EventEnvelope> readUntil(String topic, Predicate<EventEnvelope> wanted) {
        List<EventEnvelope> found = new ArrayList<>();
        rawUntil(topic, record -> {
            if (codec.decode(record) instanceof Decoded.Known(var envelope)) {
                found.add(envelope);
                return wanted.test(envelope);
            }
            return false;
        });
        return found;
    }

    ConsumerRecord<String, byte[]> rawUntil(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", "test-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        Instant deadline = Instant.now().plus(LIMIT);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(record)) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("the wanted record did not come to " + topic + " within " + LIMIT);
    }

    /** The next offset that a group would read after a restart; 0 when it has committed none. */
    long committed(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(position -> position == null ? 0 : position.offset())
                    .max()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
