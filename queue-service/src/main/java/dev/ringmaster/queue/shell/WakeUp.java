package dev.ringmaster.queue.shell;

import dev.ringmaster.queue.board.Board;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the board when the earliest pause ends: one timer, set anew after each batch. A slow sweep looks for what was forgotten; it
 * should find nothing, and says so in a metric when it does.
 */
@ApplicationScoped
public class WakeUp {

    private static final Logger LOG = Logger.getLogger(WakeUp.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(60);

    /** What is due for longer than this and still waits was forgotten. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final QueueKeeper keeper;
    private final QueueMetrics metrics;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("queue-timer").daemon().factory());
    private @Nullable Future<?> next;
    private Instant nextAt = Instant.MAX;

    WakeUp(Ledger ledger, QueueKeeper keeper, QueueMetrics metrics) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(Ledger.STATE_LOADS_AT - 1) StartupEvent event) {
        keeper.tellDue(this::schedule);
        timer.scheduleWithFixedDelay(
                () -> ledger.write(this::sweep), SWEEP_EVERY.toSeconds(), SWEEP_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private synchronized void schedule(Optional<Instant> due) {
        Instant at = due.orElse(Instant.MAX);
        if (at.equals(nextAt) || timer.isShutdown()) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextAt = at;
        next = due.isEmpty() ? null : timer.schedule(this::wake, millisUntil(at), TimeUnit.MILLISECONDS);
    }

    /** Rounded up, so that the moment has come when the timer fires. */
    private static long millisUntil(Instant at) {
        return Math.max(0, Duration.between(Instant.now(), at).toMillis() + 1);
    }

    private void wake() {
        synchronized (this) {
            nextAt = Instant.MAX;
            next = null;
        }
        ledger.write(tx -> {
                    int woken = keeper.on(tx, Board::wake);
                    keeper.settle(tx);
                    return woken;
                })
                .whenComplete((woken, failure) -> {
                    if (failure != null) {
                        LOG.warnf("tasks that fell due could not be woken, the sweep will: %s", failure.getMessage());
                    } else {
                        LOG.debugf("woken: tasks=%d", woken);
                    }
                });
    }

    private int sweep(LedgerTransaction tx) throws SQLException {
        int found = keeper.on(tx, (board, journal) -> board.sweep(journal.now().minus(OVERDUE), journal));
        keeper.settle(tx);
        if (found > 0) {
            tx.afterCommit(() -> {
                LOG.warnf("the sweep moved tasks that nothing else had: tasks=%d", found);
                metrics.sweepFound(found);
            });
        }
        return found;
    }
}
