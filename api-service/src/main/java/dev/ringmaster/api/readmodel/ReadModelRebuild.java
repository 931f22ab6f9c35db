package dev.ringmaster.api.readmodel;

import dev.ringmaster.api.feed.LiveFeed;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Makes the read model anew: forgets the views, which events were met and where reading stands, and reads every topic from the
 * beginning. Also at start, when someone has emptied a view.
 */
@ApplicationScoped
public class ReadModelRebuild {

    private static final Logger LOG = Logger.getLogger(ReadModelRebuild.class);

    private static final List<String> VIEWS = List.of(
            "view_task_state",
            "view_rank",
            "view_ranking",
            "view_line",
            "view_attempt",
            "view_worker",
            "view_worker_slots",
            "view_worker_window",
            "view_hold",
            "view_budget",
            "view_work",
            "view_release",
            "view_breaker",
            "view_component",
            "view_output");

    /** The views that cannot be empty once something was read of the topic. */
    private static final Map<Topic, String> FILLED_BY = Map.of(
            Topic.TASK_STATES, "view_task_state",
            Topic.ASSIGNMENTS, "view_attempt",
            Topic.TASKS, "feed");

    private final Ledger ledger;
    private final Inbox inbox;
    private final ReadModel readModel;
    private final FeedRepository feed;
    private final LiveFeed live;
    private final RingSettings settings;
    private final KafkaClientService clients;

    /** Topics whose records are not taken until their reader has been sent back to the beginning. */
    private final Set<String> rewinding = ConcurrentHashMap.newKeySet();
    /** Where a partition that was sent back must go on; records polled before that are further on and come again. */
    private final Map<TopicPartition, Long> expected = new ConcurrentHashMap<>();

    ReadModelRebuild(
            Ledger ledger,
            Inbox inbox,
            ReadModel readModel,
            FeedRepository feed,
            LiveFeed live,
            RingSettings settings,
            KafkaClientService clients) {
        this.ledger = ledger;
        this.inbox = inbox;
        this.readModel = readModel;
        this.feed = feed;
        this.live = live;
        this.settings = settings;
        this.clients = clients;
    }

    void atStart(@Observes @Priority(Ledger.STATE_LOADS_AT) StartupEvent event) {
        recover();
    }

    /** Forgets where reading stands if a view was emptied, so that the next reader starts at the beginning. */
    public void recover() {
        long newest = ledger.writeAndWait(tx -> {
            if (isEmptied(tx.connection())) {
                LOG.info("the read model was emptied: making it anew");
                clear(tx);
            }
            return feed.newest(tx.connection());
        });
        live.startAt(newest);
    }

    /** Takes records in, unless they are to be read again anyway. */
    public CompletionStage<Void> accept(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> wanted = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> part = records.records(partition);
            if (!isStale(partition, part.getFirst().offset())) {
                wanted.put(partition, part);
            }
        }
        return wanted.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : inbox.accept(new ConsumerRecords<>(wanted, Map.of()), readModel);
    }

    /** Starts over; returns once everything is forgotten. Reading goes on in the background. */
    public void rebuild() {
        for (Topic topic : Topic.values()) {
            rewinding.add(settings.codec().nameOf(topic));
        }
        long newest = ledger.writeAndWait(tx -> {
            clear(tx);
            return feed.newest(tx.connection());
        });
        live.reset(newest);
        LOG.info("the read model is made anew");
        for (String channel : clients.getConsumerChannels()) {
            KafkaConsumer<?, ?> reader = clients.getConsumer(channel);
            if (reader == null) {
                continue;
            }
            reader.runOnPollingThread(this::rewind)
                    .onFailure()
                    .retry()
                    .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                    .indefinitely()
                    .subscribe()
                    .with(done -> {}, failure -> LOG.errorf(failure, "a topic is not read anew: channel=%s", channel));
        }
    }

    private void rewind(Consumer<?, ?> consumer) {
        Set<TopicPartition> partitions = consumer.assignment();
        expected.putAll(consumer.beginningOffsets(partitions));
        consumer.seekToBeginning(partitions);
        consumer.subscription().forEach(rewinding::remove);
        partitions.forEach(partition -> rewinding.remove(partition.topic()));
    }

    private boolean isStale(TopicPartition partition, long first) {
        if (rewinding.contains(partition.topic())) {
            return true;
        }
        Long start = expected.get(partition);
        if (start != null && first > start) {
            return true;
        }
        expected.remove(partition);
        return false;
    }

    private boolean isEmptied(Connection connection) throws SQLException {
        for (Map.Entry<Topic, String> filled : FILLED_BY.entrySet()) {
            long read = Query.on(connection, "SELECT MAX(next_offset) FROM consumer_position WHERE topic = ?")
                    .bind(settings.codec().nameOf(filled.getKey()))
                    .number();
            boolean empty = Query.on(connection, "SELECT EXISTS (SELECT 1 FROM " + filled.getValue() + ")")
                            .number()
                    == 0;
            if (read > 0 && empty) {
                return true;
            }
        }
        return false;
    }

    private void clear(LedgerTransaction tx) throws SQLException {
        for (String view : VIEWS) {
            Query.in(tx, "DELETE FROM " + view).execute();
        }
        feed.clear(tx);
        Query.in(tx, "DELETE FROM inbox").execute();
        Query.in(tx, "DELETE FROM consumer_position").execute();
    }
}
