package dev.ringmaster.scheduler.ring;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Collects everything that the service tells on its topics. */
final class RingEvents implements AutoCloseable {

    private final List<EventEnvelope> events = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    RingEvents(String bootstrap, EventCodec codec) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "test-" + System.nanoTime(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(
                codec.nameOf(Topic.ATTEMPTS),
                codec.nameOf(Topic.WORKERS),
                codec.nameOf(Topic.OUTPUT),
                codec.nameOf(Topic.SYSTEM)));
        thread = Thread.ofPlatform().name("ring-events").start(() -> collect(codec));
    }

    /** What is told of an attempt on the attempts topic, without its progress. */
    List<AttemptEvent> of(AttemptId attempt) {
        return events.stream()
                .map(EventEnvelope::data)
                .filter(AttemptEvent.class::isInstance)
                .map(AttemptEvent.class::cast)
                .filter(event -> event.attempt().attempt().equals(attempt))
                .filter(event -> !(event instanceof AttemptEvent.AttemptProgressed
                        || event instanceof AttemptEvent.AttemptHealthChanged))
                .toList();
    }

    <T extends Event> List<T> all(Class<T> type) {
        return events.stream()
                .map(EventEnvelope::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void collect(EventCodec codec) {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (codec.decode(record) instanceof Decoded.Known(var envelope)) {
                        take(envelope);
                    }
                });
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    /** A relay that was killed may send again what it had sent; readers know it by its id. */
    private void take(EventEnvelope envelope) {
        if (events.stream().noneMatch(known -> known.id().equals(envelope.id()))) {
            events.add(envelope);
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
