package dev.ringmaster.runtime.inbox;

import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.TopicCatalog;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Where each partition is read on from: the position in the ledger, as long as the topic is still the one it was taken from; the
 * beginning otherwise, where the inbox drops what is a repeat.
 */
@ApplicationScoped
@Identifier(ConsumerPositions.NAME)
@IfBuildProperty(name = "ringmaster.ledger.enabled", stringValue = "true", enableIfMissing = true)
public class ConsumerPositions implements KafkaConsumerRebalanceListener {

    /** The value of {@code consumer-rebalance-listener.name} on every channel that is read into the ledger. */
    public static final String NAME = "ledger";

    private static final Logger LOG = Logger.getLogger(ConsumerPositions.class);
    private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final TopicCatalog catalog;
    private final KafkaClientService clients;
    private final TopicIdentities identities = new TopicIdentities();
    private final CompletableFuture<Void> firstIdentities = new CompletableFuture<>();

    ConsumerPositions(Ledger ledger, TopicCatalog catalog, KafkaClientService clients) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.clients = clients;
    }

    void start(@Observes @Priority(Ledger.OPENS_AT + 1) StartupEvent event) {
        catalog.onIdentities(this::identitiesChanged);
    }

    /**
     * The id to store with the position behind a batch; empty while it is not sure that the batch comes from the topic as it is now.
     *
     * @param first the offset of the batch's first record on this partition
     * @param next the offset behind its last
     */
    String topicId(TopicPartition partition, long first, long next) {
        return identities.idFor(partition, first, next);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            firstIdentities.get(BROKER_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the broker has not said which topics it has; reading from the beginning, repeats are dropped");
        }
        Map<TopicPartition, Long> stored = ledger.read(this::positions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, stored.getOrDefault(partition, 0L));
        }
    }

    /** Positions that belong to the topics as they are now. */
    private Map<TopicPartition, Long> positions(Connection connection) throws SQLException {
        Map<TopicPartition, Long> found = new HashMap<>();
        String sql = "SELECT topic, part, topic_id, next_offset FROM consumer_position";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String topic = row.getString(1);
                if (identities.isCurrent(topic, row.getString(3))) {
                    found.put(new TopicPartition(topic, row.getInt(2)), row.getLong(4));
                }
            }
        }
        return found;
    }

    private void identitiesChanged(Map<String, String> now) {
        Set<String> anew = identities.update(now);
        firstIdentities.complete(null);
        for (String topic : anew) {
            LOG.infof("topic was made anew, reading it from the beginning: topic=%s", topic);
            restart(topic);
        }
    }

    private void restart(String topic) {
        for (String channel : clients.getConsumerChannels()) {
            KafkaConsumer<?, ?> reader = clients.getConsumer(channel);
            if (reader == null) {
                continue;
            }
            reader.runOnPollingThread(consumer -> {
                        consumer.assignment().stream()
                                .filter(partition -> partition.topic().equals(topic))
                                .forEach(partition -> consumer.seek(partition, 0L));
                    })
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("topic %s not read anew: %s", topic, failure.getMessage()));
        }
    }
}
