package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.health.Admission;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Waits for what is at work before the service stops, where agents end with it: in a container. Nothing new is taken meanwhile, and
 * everything else goes on. On a machine agents outlive the service, and nothing is waited for.
 */
@ApplicationScoped
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);

    /** Whoever sees it unready can rely on nothing being taken any more. */
    private static final int WHEN_STILL_READY = 0;

    /** After the service has become unready. */
    private static final int WHEN_UNREADY = 1000;

    private final Admission admission;
    private final WorkerRegistry workers;
    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final MeterRegistry metrics;
    private final Duration limit;

    /** @param limit {@code ringmaster.drain.timeout}: how long to wait; nothing, or 0, not at all */
    Drain(
            Admission admission,
            WorkerRegistry workers,
            Ledger ledger,
            AttemptRepository attempts,
            MeterRegistry metrics,
            @ConfigProperty(name = "ringmaster.drain.timeout") Optional<Duration> limit) {
        this.admission = admission;
        this.workers = workers;
        this.ledger = ledger;
        this.attempts = attempts;
        this.metrics = metrics;
        this.limit = limit.orElse(Duration.ZERO);
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("ringmaster.scheduler.attempts.at.work", this, Drain::atWork)
                .description(
                        "Attempts that a stop cuts short where agents end with the service: starting, running, proven or landing")
                .register(metrics);
    }

    void close(@Observes @Priority(WHEN_STILL_READY) ShutdownDelayInitiatedEvent event) {
        if (limit.isPositive()) {
            admission.close("the scheduler is being stopped");
            workers.makeRoom(worker -> 0);
            workers.tellChanges();
        }
    }

    void await(@Observes @Priority(WHEN_UNREADY) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        if (!limit.isPositive()) {
            return;
        }
        long end = System.nanoTime() + limit.toNanos();
        long tell = System.nanoTime();
        long left = atWork();
        while (left > 0 && System.nanoTime() - end < 0) {
            if (System.nanoTime() - tell >= 0) {
                LOG.infof("stopping: takes nothing new and waits for attempts at work: count=%d limit=%s", left, limit);
                tell += TELL_EVERY.toNanos();
            }
            Thread.sleep(LOOK_EVERY);
            left = atWork();
        }
        if (left > 0) {
            LOG.warnf("stopping with attempts at work, which are taken up at the next start: count=%d", left);
        }
    }

    private long atWork() {
        return ledger.read(attempts::findUnfinished).stream()
                .filter(stored -> isAtWork(stored.attempt().state()))
                .count();
    }

    /** Whether it has a process here, or is about to; not what waits for a person, a forge, a release or its project. */
    static boolean isAtWork(AttemptState state) {
        return switch (state) {
            case AttemptState.Preparing preparing -> true;
            case AttemptState.Running running -> true;
            case AttemptState.Proving proving -> true;
            case AttemptState.Proven proven -> true;
            case AttemptState.Landing landing -> true;
            case AttemptState.Waiting waiting -> false;
            case AttemptState.Reviewing reviewing -> false;
            case AttemptState.Proposed proposed -> false;
            case AttemptState.Releasing releasing -> false;
            case AttemptState.Finished finished -> false;
            case AttemptState.Declined declined -> false;
        };
    }
}
