package dev.ringmaster.api.readmodel;

import dev.ringmaster.api.feed.LiveFeed;
import dev.ringmaster.api.store.IdempotencyRepository;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.OutputRepository;
import dev.ringmaster.model.settings.RetentionSettings;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerWork;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Forgets history that is older than {@code [retention]} says, a little at a time, and keeps idle streams alive. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int PRUNE_MINUTES = 10;

    private final Ledger ledger;
    private final FeedRepository feed;
    private final OutputRepository output;
    private final IdempotencyRepository replies;
    private final LiveFeed live;
    private final RingSettings settings;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon(true).factory());

    Housekeeping(
            Ledger ledger,
            FeedRepository feed,
            OutputRepository output,
            IdempotencyRepository replies,
            LiveFeed live,
            RingSettings settings) {
        this.ledger = ledger;
        this.feed = feed;
        this.output = output;
        this.replies = replies;
        this.live = live;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        executor.scheduleAtFixedRate(this::tick, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(this::prune, 1, PRUNE_MINUTES, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    /** Forgets everything that is past its time. */
    public void prune() {
        RetentionSettings retention = settings.settings().retention();
        repeat(tx -> feed.prune(tx, tx.now().minus(retention.events())));
        repeat(tx -> output.prune(tx, tx.now().minus(retention.output())));
        repeat(replies::prune);
    }

    /** Small works, so that others get their turn on the writer. */
    private void repeat(LedgerWork<Integer> some) {
        try {
            while (ledger.writeAndWait(some) > 0 && !executor.isShutdown()) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException failure) {
            LOG.warnf("history not pruned, trying again later: %s", failure.getMessage());
        }
    }

    private void tick() {
        try {
            live.tick();
        } catch (RuntimeException failure) {
            LOG.warnf("heartbeat failed: %s", failure.getMessage());
        }
    }
}
