package dev.ringmaster.release.operation;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The one thread on which releases are worked: there is one release at a time. */
@ApplicationScoped
public class WorkThread {

    private static final Logger LOG = Logger.getLogger(WorkThread.class);

    /** Before the ledger closes, which is last. */
    static final int STOPS_AT = 2000;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "release-work");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Future<?> submit(Runnable work) {
        return executor.submit(guarded(work));
    }

    void later(Duration delay, Runnable work) {
        try {
            executor.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("nothing is begun any more");
        }
    }

    /** Whether the service is being stopped: what is left undone is taken up again at the next start. */
    boolean isStopping() {
        return stopping;
    }

    /** Commands go on by themselves and are rejoined at the next start. */
    void stop(@Observes @Priority(STOPS_AT) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        executor.shutdownNow();
        if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("work did not stop within 10 s and is left");
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
}
