package dev.ringmaster.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients as the ring's services use them. */
final class Clients {

    private Clients() {}

    static Uuid createTopic(int port, String name) throws Exception {
        try (Admin admin = admin(port)) {
            var created = admin.createTopics(Set.of(new NewTopic(name, 1, (short) 1)));
            return created.topicId(name).get();
        }
    }

    static Uuid topicId(int port, String name) throws Exception {
        try (Admin admin = admin(port)) {
            return admin.listTopics().listings().get().stream()
                    .filter(topic -> topic.name().equals(name))
                    .map(TopicListing::topicId)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Admin admin(int port) {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
    }

    static KafkaProducer<String, String> producer(int port) {
        return producer(port, Map.of());
    }

    static KafkaProducer<String, String> producer(int port, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "acks", "all",
                "linger.ms", "0",
                "reconnect.backoff.ms", "20",
                "reconnect.backoff.max.ms", "100",
                "max.block.ms", "60000"));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    static List<String> readAll(int port, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(Set.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(each.value());
                }
            }
        }
        return values;
    }
}
