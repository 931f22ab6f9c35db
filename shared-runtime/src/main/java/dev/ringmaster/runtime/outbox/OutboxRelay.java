package dev.ringmaster.runtime.outbox;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.messaging.ServiceEventEncoder;
import dev.ringmaster.runtime.messaging.TopicCatalog;
import dev.ringmaster.runtime.settings.RingSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Publishes what was committed, in the order it was committed, each record at least once. Rows come straight from the writer's
 * commits while the relay keeps up, and from the table after a start or when it fell behind. The position moves only over rows that
 * the broker has acknowledged.
 *
 * <p>When a topic of this service turns out to be new (its id has changed), what the outbox still holds for it is published again and
 * then a snapshot of every live entity; readers drop what they have met.
 */
@ApplicationScoped
@Startup
@IfBuildProperty(name = "ringmaster.ledger.enabled", stringValue = "true", enableIfMissing = true)
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private static final int WINDOW = 500;
    /** Committed rows kept in memory for a relay that is busy; beyond it they are read from the table. */
    private static final int MEMORY_LIMIT = 5000;

    private static final Duration PURGE_EACH = Duration.ofMinutes(10);
    private static final Duration PURGE_ON = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 1000;

    private final Ledger ledger;
    private final OutboxStore store;
    private final TopicCatalog catalog;
    private final RingSettings settings;
    private final List<SnapshotSource> snapshots;
    private final OutboxFeed feed;
    private final OutboxPublisher publisher;
    private final Counter held;
    private final BlockingQueue<Map<String, String>> identities = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon(true).unstarted(this::run);
    private volatile boolean closed;
    private volatile long purgeAt = System.nanoTime();

    OutboxRelay(
            Ledger ledger,
            OutboxStore store,
            EventSender sender,
            ServiceEventEncoder encoder,
            TopicCatalog catalog,
            RingSettings settings,
            @All List<SnapshotSource> snapshots,
            MeterRegistry metrics) {
        this.ledger = ledger;
        this.store = store;
        this.catalog = catalog;
        this.settings = settings;
        this.snapshots = List.copyOf(snapshots);
        this.feed = new OutboxFeed(store, WINDOW, MEMORY_LIMIT);
        this.publisher = new OutboxPublisher(feed, store, WINDOW, entry -> sender.send(encoder.recordOf(entry)));
        this.held = Counter.builder("ringmaster.outbox.held")
                .description("Times the relay could not go on and tried again")
                .register(metrics);
        Gauge.builder("ringmaster.outbox.lag", this, OutboxRelay::lag)
                .description("Rows of the outbox that the broker has not acknowledged")
                .register(metrics);
    }

    void start(@Observes @Priority(Ledger.OPENS_AT + 1) StartupEvent event) {
        ledger.onCommit(feed::committed);
        catalog.onIdentities(now -> {
            identities.add(now);
            feed.wake();
        });
    }

    /** After messaging has started: sending earlier would wait for nothing. */
    void run(@Observes @Priority(2500) StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Also after a start that failed further on; harmless when repeated. */
    @PreDestroy
    void stop() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long lag() {
        return Math.max(0, feed.newest() - publisher.sent());
    }

    private void run() {
        try {
            // Not before the broker has answered: only then is it known whether its topics are those last written to.
            Map<String, String> changed = identities.take();
            persist(publisher::resume);
            while (!closed) {
                if (changed != null) {
                    Map<String, String> now = changed;
                    persist(() -> reconcile(now));
                }
                persist(publisher::publishNext);
                purge();
                changed = identities.poll();
            }
        } catch (InterruptedException e) {
            LOG.debug("relay stopped");
        }
        publisher.storePosition();
    }

    /** Does a step until it succeeds: one that was passed over would be an event that nobody hears of. */
    private void persist(Step step) throws InterruptedException {
        while (!closed) {
            try {
                step.run();
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                held.increment();
                LOG.error("events are held back, trying again", e);
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /** Compares the topics' ids with those last written to, and publishes again what a new topic lacks. */
    private void reconcile(Map<String, String> now) throws InterruptedException {
        Map<String, String> known = store.topicIdentities();
        Set<Topic> lost = settings.writes().stream()
                .filter(topic -> {
                    String name = settings.codec().nameOf(topic);
                    String before = known.get(name);
                    return before != null && now.containsKey(name) && !before.equals(now.get(name));
                })
                .collect(Collectors.toSet());
        if (!lost.isEmpty()) {
            LOG.infof("topics were made anew, publishing again what they lack: topics=%s", lost);
            publisher.publishAgain(lost.stream().map(settings.codec()::nameOf).collect(Collectors.toSet()));
        }
        ledger.writeAndWait(tx -> {
            for (Topic topic : settings.writes()) {
                String name = settings.codec().nameOf(topic);
                String id = now.get(name);
                if (id != null) {
                    OutboxStore.rememberTopic(tx, name, id);
                }
            }
            if (!lost.isEmpty()) {
                for (SnapshotSource source : snapshots) {
                    source.publishSnapshots(tx, lost);
                }
            }
            return Boolean.TRUE;
        });
    }

    private void purge() {
        if (System.nanoTime() - purgeAt < 0) {
            return;
        }
        purgeAt = System.nanoTime() + PURGE_EACH.toNanos();
        Instant before = Instant.now()
                .minus(TopicCatalog.rememberedFor(settings.settings().retention()));
        ledger.write(tx -> OutboxStore.purge(tx, before)).thenAccept(more -> {
            if (more) {
                purgeAt = System.nanoTime() + PURGE_ON.toNanos();
            }
        });
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
