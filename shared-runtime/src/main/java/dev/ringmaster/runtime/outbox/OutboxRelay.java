package dev.ringmaster.runtime.outbox;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.OutboxEntry;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.messaging.ServiceEventEncoder;
import dev.ringmaster.runtime.messaging.TopicCatalog;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    /** Rows in flight before the relay waits for acknowledgements; also what it reads from the table at a time. */
    private static final int WINDOW = 500;
    /** Committed rows kept in memory for a relay that is busy; beyond it they are read from the table. */
    private static final int MEMORY_LIMIT = 5000;

    private static final Duration PURGE_EACH = Duration.ofMinutes(10);
    private static final Duration STORE_EACH = Duration.ofMillis(250);
    private static final long RETRY_MILLIS = 500;

    private final Ledger ledger;
    private final OutboxStore store;
    private final EventSender sender;
    private final ServiceEventEncoder encoder;
    private final TopicCatalog catalog;
    private final RingSettings settings;
    private final List<SnapshotSource> snapshots;
    private final BlockingQueue<List<OutboxEntry>> committed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Map<String, String>> identities = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon(true).unstarted(this::run);
    private volatile boolean closed;
    private volatile boolean behind = true;
    private long sent;
    private long stored;
    private long storedAt;

    OutboxRelay(
            Ledger ledger,
            OutboxStore store,
            EventSender sender,
            ServiceEventEncoder encoder,
            TopicCatalog catalog,
            RingSettings settings,
            @All List<SnapshotSource> snapshots) {
        this.ledger = ledger;
        this.store = store;
        this.sender = sender;
        this.encoder = encoder;
        this.catalog = catalog;
        this.settings = settings;
        this.snapshots = List.copyOf(snapshots);
    }

    void start(@Observes @Priority(Ledger.OPENS_AT + 1) StartupEvent event) {
        ledger.onCommit(this::committed);
        catalog.onIdentities(identities::add);
    }

    /** After messaging has started: sending earlier would wait for nothing. */
    void run(@Observes @Priority(2500) StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void committed(List<OutboxEntry> entries) {
        if (committed.size() > MEMORY_LIMIT) {
            behind = true;
        }
        if (!behind) {
            committed.add(entries);
        }
    }

    private void run() {
        try {
            sent = store.position();
            reconcile(identities.take());
            Instant purged = Instant.EPOCH;
            while (!closed) {
                Map<String, String> changed = identities.poll();
                if (changed != null) {
                    reconcile(changed);
                }
                List<OutboxEntry> next = behind ? fromTable() : fromMemory();
                publish(next);
                storePosition();
                if (Duration.between(purged, Instant.now()).compareTo(PURGE_EACH) > 0) {
                    purged = Instant.now();
                    purge();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("relay stopped");
        }
        if (stored < sent) {
            long position = sent;
            ledger.change(tx -> OutboxStore.moveTo(tx, position));
        }
    }

    private List<OutboxEntry> fromMemory() throws InterruptedException {
        List<OutboxEntry> next = new ArrayList<>();
        List<OutboxEntry> group = committed.poll(STORE_EACH.toMillis() + 1, TimeUnit.MILLISECONDS);
        while (group != null) {
            next.addAll(group);
            group = next.size() < WINDOW ? committed.poll() : null;
        }
        next.removeIf(entry -> entry.seq() <= sent);
        return next;
    }

    private List<OutboxEntry> fromTable() {
        // From here on commits come by memory too; those also read from the table are skipped by their seq.
        committed.clear();
        behind = false;
        List<OutboxEntry> page = store.after(sent, WINDOW);
        if (page.size() == WINDOW) {
            behind = true;
        }
        return page;
    }

    private void publish(List<OutboxEntry> entries) throws InterruptedException {
        if (entries.isEmpty()) {
            return;
        }
        send(entries);
        sent = entries.getLast().seq();
    }

    /** Stores how far it came, now and then: a commit for each batch would double the commits, and a repeat is harmless. */
    private void storePosition() {
        if (stored < sent && System.nanoTime() - storedAt > STORE_EACH.toNanos()) {
            long position = sent;
            stored = position;
            storedAt = System.nanoTime();
            ledger.change(tx -> OutboxStore.moveTo(tx, position));
        }
    }

    /** Sends all of them and waits; sends all of them again when one was refused, which keeps the order for each key. */
    private void send(List<OutboxEntry> entries) throws InterruptedException {
        while (!closed) {
            List<CompletionStage<Void>> acknowledgements = new ArrayList<>(entries.size());
            for (OutboxEntry entry : entries) {
                acknowledgements.add(sender.send(encoder.recordOf(entry)));
            }
            try {
                for (CompletionStage<Void> acknowledgement : acknowledgements) {
                    acknowledgement.toCompletableFuture().get();
                }
                return;
            } catch (java.util.concurrent.ExecutionException e) {
                LOG.warnf("the broker did not take %d events, trying again: %s", entries.size(), e.getMessage());
                Thread.sleep(RETRY_MILLIS);
            }
        }
        throw new InterruptedException();
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
            publishAgain(lost);
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

    private void publishAgain(Set<Topic> lost) throws InterruptedException {
        Set<String> names = lost.stream().map(settings.codec()::nameOf).collect(Collectors.toSet());
        long until = sent;
        long at = 0;
        while (at < until) {
            List<OutboxEntry> page = store.after(at, WINDOW);
            if (page.isEmpty()) {
                return;
            }
            at = page.getLast().seq();
            List<OutboxEntry> again = page.stream()
                    .filter(entry -> entry.seq() <= until && names.contains(entry.topic()))
                    .toList();
            if (!again.isEmpty()) {
                send(again);
            }
        }
    }

    private void purge() {
        Instant before = Instant.now().minus(settings.settings().retention().events());
        ledger.write(tx -> OutboxStore.purge(tx, before));
    }
}
