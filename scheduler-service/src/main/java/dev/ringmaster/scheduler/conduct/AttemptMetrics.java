package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Counts what becomes of attempts, {@code ringmaster_scheduler_*}, and logs each change once. */
@ApplicationScoped
public class AttemptMetrics {

    private static final Logger LOG = Logger.getLogger(AttemptMetrics.class);

    private final MeterRegistry registry;
    private final Timer readyToExec;
    private final Timer ran;
    private final Counter declined;
    private final AtomicInteger running;
    private final Map<String, Counter> finished = new ConcurrentHashMap<>();

    AttemptMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.readyToExec = Timer.builder("ringmaster.scheduler.ready.to.exec")
                .description("From a task's becoming ready to the start of its agent's process")
                .publishPercentileHistogram()
                .register(registry);
        this.ran = Timer.builder("ringmaster.scheduler.agent.run")
                .description("How long agents' processes ran")
                .register(registry);
        this.declined = Counter.builder("ringmaster.scheduler.attempts.declined")
                .description("Attempts that never started")
                .register(registry);
        this.running = registry.gauge("ringmaster.scheduler.attempts.running", new AtomicInteger());
    }

    void started(Assignment assignment, AttemptEvent.AttemptStarted event) {
        running.incrementAndGet();
        Duration waited = Duration.between(assignment.readyAt(), event.startedAt());
        readyToExec.record(waited.isNegative() ? Duration.ZERO : waited);
        LOG.infof(
                "attempt started: task=%s attempt=%s number=%d worker=%s pid=%d",
                event.attempt().task(),
                event.attempt().attempt(),
                event.number(),
                event.attempt().worker(),
                event.pid());
    }

    /** Counts an attempt that ran before this process began. */
    void adopted() {
        running.incrementAndGet();
    }

    void exited(AttemptEvent.AttemptExited event) {
        running.decrementAndGet();
        ran.record(event.ran());
    }

    void finished(AttemptEvent.AttemptFinished event) {
        finished.computeIfAbsent(wordOf(event.outcome()), this::counter).increment();
        LOG.infof(
                "attempt finished: task=%s attempt=%s outcome=%s",
                event.attempt().task(),
                event.attempt().attempt(),
                event.outcome().sentence());
    }

    void declined(AttemptEvent.AttemptDeclined event) {
        declined.increment();
        LOG.infof(
                "attempt declined: task=%s attempt=%s reason=%s",
                event.attempt().task(), event.attempt().attempt(), event.reason());
    }

    private Counter counter(String outcome) {
        return Counter.builder("ringmaster.scheduler.attempts.finished")
                .description("Attempts by their final outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String wordOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> failed.failure().word();
            default -> outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
