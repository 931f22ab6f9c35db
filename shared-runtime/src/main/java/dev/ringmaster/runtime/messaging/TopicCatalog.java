package dev.ringmaster.runtime.messaging;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.settings.KafkaSettings;
import dev.ringmaster.model.settings.RetentionSettings;
import dev.ringmaster.runtime.access.BrokerAccess;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the ring's topics where they are missing and knows their ids (KIP-516). A topic that was deleted and made anew has another
 * id, and then no stored position means anything: whoever holds one is told.
 */
@ApplicationScoped
public class TopicCatalog {

    private static final Logger LOG = Logger.getLogger(TopicCatalog.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    /** A refused login does not mend itself, and a broker counts them. */
    private static final Duration RETRY_REFUSED = Duration.ofSeconds(5);
    /** 16 MiB, as the producers' {@code max.request.size}: what a ledger lets into its outbox must fit. */
    private static final Map<String, String> RECORD_LIMIT = Map.of("max.message.bytes", "16777216");

    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final RingSettings settings;
    private final BrokerAccess access;
    private final Duration recheck;
    private final Map<String, Object> clientSettings;
    private final Map<String, String> identities = new ConcurrentHashMap<>();
    private final List<Consumer<Map<String, String>>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("topic-catalog").daemon(true).factory());

    /**
     * @param recheck {@code ringmaster.topics.recheck}: a safety net for a topic that is made anew while the service runs; every
     *     start checks at once
     */
    TopicCatalog(
            RingSettings settings,
            BrokerAccess access,
            @Identifier("default-kafka-broker") Map<String, Object> clientSettings,
            @ConfigProperty(name = "ringmaster.topics.recheck", defaultValue = "PT30S") Duration recheck) {
        this.recheck = recheck;
        this.access = access;
        this.settings = settings;
        this.clientSettings = Map.copyOf(clientSettings);
    }

    /** After the listeners have registered, before messaging starts. */
    void start(@Observes @Priority(500) StartupEvent event) {
        executor.execute(this::check);
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    /**
     * How long event ids are remembered and published rows kept: longer than any record lies on a topic that forgets, so that a reader
     * who starts anew meets no event that it has forgotten. The broker deletes by segments, which adds up to half to a retention.
     */
    public static Duration rememberedFor(RetentionSettings retention) {
        Duration output = retention.output().multipliedBy(2);
        return output.compareTo(retention.events()) > 0 ? output : retention.events();
    }

    /** Calls the listener with all ids by topic name: soon after the start, and whenever one has changed. On the catalog's thread. */
    public void onIdentities(Consumer<Map<String, String>> listener) {
        listeners.add(listener);
    }

    /** The id of a topic as last seen, by whole name; empty before the broker has answered. */
    public Optional<String> identity(String topic) {
        return Optional.ofNullable(identities.get(topic));
    }

    private void check() {
        Duration next = RETRY;
        try (Admin admin = Admin.create(adminSettings())) {
            Map<String, String> found = describe(admin);
            access.granted();
            if (!found.equals(identities)) {
                listeners.forEach(listener -> listener.accept(found));
                // Last: should a listener fail, all are told again.
                identities.putAll(found);
            }
            next = recheck;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            next = access.failed(e) ? RETRY_REFUSED : RETRY;
            LOG.debugf("topics not checked, trying again: %s", e.getMessage());
        } finally {
            checkIn(next);
        }
    }

    private void checkIn(Duration wait) {
        try {
            executor.schedule(this::check, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("topics are checked no more");
        }
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> admin = new HashMap<>(clientSettings);
        admin.putIfAbsent("bootstrap.servers", settings.settings().kafka().bootstrap());
        admin.put("client.id", settings.component() + "-topics");
        admin.put("default.api.timeout.ms", (int) CALL_LIMIT.toMillis());
        admin.put("request.timeout.ms", (int) CALL_LIMIT.toMillis() / 2);
        return admin;
    }

    private Map<String, String> describe(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var existing = admin.listTopics().names().get(CALL_LIMIT.toSeconds(), TimeUnit.SECONDS);
        List<NewTopic> missing = wanted().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        if (!missing.isEmpty()) {
            create(admin, missing);
        }
        Map<String, String> found = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(names())
                .allTopicNames()
                .get(CALL_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .values()) {
            found.put(topic.name(), topic.topicId().toString());
        }
        return found;
    }

    private static void create(Admin admin, List<NewTopic> missing) throws InterruptedException, ExecutionException {
        for (var creation : admin.createTopics(missing).values().entrySet()) {
            try {
                creation.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private Collection<String> names() {
        return Arrays.stream(Topic.values()).map(settings.codec()::nameOf).toList();
    }

    private List<NewTopic> wanted() {
        KafkaSettings kafka = settings.settings().kafka();
        RetentionSettings retention = settings.settings().retention();
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            String name = settings.codec().nameOf(topic);
            Duration kept = topic == Topic.OUTPUT
                    ? retention.output()
                    : retention.events().dividedBy(2);
            Map<String, String> config = new HashMap<>(RECORD_LIMIT);
            if (topic.isCompacted()) {
                config.put("cleanup.policy", "compact");
            } else {
                config.put("cleanup.policy", "delete");
                config.put("retention.ms", Long.toString(kept.toMillis()));
                config.put("segment.ms", Long.toString(kept.dividedBy(4).toMillis()));
            }
            topics.add(new NewTopic(name, kafka.partitions(), (short) kafka.replicationFactor()).configs(config));
            topics.add(new NewTopic(name + Topic.DEAD_LETTER_SUFFIX, 1, (short) kafka.replicationFactor())
                    .configs(RECORD_LIMIT));
        }
        return topics;
    }
}
