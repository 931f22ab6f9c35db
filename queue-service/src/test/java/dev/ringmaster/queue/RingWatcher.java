package dev.ringmaster.queue;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads what queue-service publishes, from the broker, and publishes what the others would. */
final class RingWatcher implements AutoCloseable {

    private final EventCodec codec;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> seen = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private RingWatcher(RingSettings settings) {
        codec = settings.codec();
        String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topic.ASSIGNMENTS, Topic.STATUS, Topic.TASK_STATES)
                .map(topic -> new TopicPartition(codec.nameOf(topic), 0))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("ring-watcher").daemon().start(this::watch);
    }

    static RingWatcher watch(RingSettings settings) {
        return new RingWatcher(settings);
    }

    private void watch() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                if (codec.decode(record) instanceof Decoded.Known(EventEnvelope envelope)) {
                    seen.add(envelope.data());
                }
            });
        }
        consumer.close();
    }

    <E extends Event> List<E> all(Class<E> type) {
        return seen.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> List<E> of(Class<E> type, TaskId task) {
        return all(type).stream()
                .filter(event -> event.key().equals(task.value()))
                .toList();
    }

    void send(EventSender sender, Topic topic, Event event, EventId id) {
        sender.send(new EventEnvelope(id, "/test", topic, Instant.now(), null, event))
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
