package dev.ringmaster.release.ring;

import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TaskId;
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

/** Collects what the service tells on its topic. */
final class ToldEvents implements AutoCloseable {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    ToldEvents(String bootstrap, EventCodec codec) {
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
        consumer.subscribe(List.of(codec.nameOf(Topic.RELEASES)));
        thread = Thread.ofPlatform().name("told-events").start(() -> collect(codec));
    }

    /** The facts of a task's releases, in order, as words. */
    List<String> of(TaskId task) {
        return events.stream()
                .filter(event -> event.key().equals(task.value()))
                .map(event -> switch (event) {
                    case ImprovementEvent.ImprovementStageEntered entered ->
                        "entered " + entered.stage().word();
                    case ImprovementEvent.ImprovementStagePassed passed ->
                        "passed " + passed.stage().word();
                    default -> EventType.of(event).fact();
                })
                .toList();
    }

    <T extends Event> List<T> all(Class<T> type, TaskId task) {
        return events.stream()
                .filter(event -> event.key().equals(task.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<ImprovementEvent.BreakerChanged> breaker() {
        return events.stream()
                .filter(ImprovementEvent.BreakerChanged.class::isInstance)
                .map(ImprovementEvent.BreakerChanged.class::cast)
                .toList();
    }

    List<DecisionNeeded> questions(TaskId task) {
        return all(DecisionNeeded.class, task);
    }

    private void collect(EventCodec codec) {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (codec.decode(record) instanceof Decoded.Known(var envelope)) {
                        events.add(envelope.data());
                    }
                });
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
