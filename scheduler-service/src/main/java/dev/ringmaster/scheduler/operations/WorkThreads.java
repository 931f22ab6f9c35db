package dev.ringmaster.scheduler.operations;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The threads on which slow work is done, bounded by kind, so that gates that run for minutes never hold up a start. Platform threads:
 * the work is files, processes and the database, where native calls would pin virtual ones.
 */
@ApplicationScoped
public class WorkThreads {

    private static final Logger LOG = Logger.getLogger(WorkThreads.class);

    /** Before the ledger closes, which is last. */
    public static final int STOPS_AT = 2000;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final ExecutorService starting = Executors.newFixedThreadPool(2 * CORES, named("start"));
    private final ExecutorService watching = Executors.newFixedThreadPool(2, named("watch"));
    private final ExecutorService proving = Executors.newFixedThreadPool(Math.max(2, CORES), named("prove"));
    private final ExecutorService looking = Executors.newSingleThreadExecutor(named("look"));
    private final ExecutorService ordering = Executors.newSingleThreadExecutor(named("order"));
    private final ExecutorService tidying = Executors.newSingleThreadExecutor(named("tidy"));
    private final ExecutorService landing = Executors.newCachedThreadPool(named("land"));
    private final ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor(named("time"));
    private volatile boolean stopping;

    /** Worktrees are made and processes started here. */
    public void start(Runnable work) {
        starting.execute(guarded(work));
    }

    /** What follows from the end or the output of a process; milliseconds each. */
    public void watch(Runnable work) {
        watching.execute(guarded(work));
    }

    /** Gates run here; the future's cancellation interrupts them. */
    public Future<?> prove(Runnable work) {
        return proving.submit(guarded(work));
    }

    /** Running attempts are looked at here, which may take some milliseconds for each. */
    public void look(Runnable work) {
        looking.execute(guarded(work));
    }

    /** Work runs here one at a time, in the order given. */
    public void order(Runnable work) {
        ordering.execute(guarded(work));
    }

    /** What can wait, such as looking through disks, runs here one at a time. */
    public void tidy(Runnable work) {
        tidying.execute(guarded(work));
    }

    /** Landings run here, one thread for each repository that lands. */
    public void land(Runnable work) {
        landing.execute(guarded(work));
    }

    /** Runs quick work later. */
    public ScheduledFuture<?> later(Duration delay, Runnable work) {
        return timing.schedule(guarded(work), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Runs quick work again and again. */
    public void every(Duration period, Runnable work) {
        timing.scheduleWithFixedDelay(guarded(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the service is being stopped: an interrupt then means that the work is left for the next start. */
    public boolean isStopping() {
        return stopping;
    }

    /** Interrupts what runs: agents go on by themselves, gates and landings are taken up again at the next start. */
    void stop(@Observes @Priority(STOPS_AT) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        List<ExecutorService> all = List.of(timing, starting, watching, looking, proving, ordering, tidying, landing);
        all.forEach(ExecutorService::shutdownNow);
        for (ExecutorService executor : all) {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("work did not stop within 10 s and is left");
            }
        }
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.error("a step failed in a way that it should not; it is taken up again at the next start", e);
                }
            }
        };
    }

    private static ThreadFactory named(String kind) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "scheduler-" + kind + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
