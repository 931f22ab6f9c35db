package dev.ringmaster.queue.shell;

import dev.ringmaster.model.task.TaskStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows how the queue is: {@code ringmaster_queue_*}. */
@ApplicationScoped
public class QueueMetrics {

    private final Map<TaskStatus, AtomicInteger> byStatus = new EnumMap<>(TaskStatus.class);
    private final AtomicInteger slotsUsed = new AtomicInteger();
    private final Counter sweepFinds;
    private final Timer ranking;

    QueueMetrics(MeterRegistry registry) {
        for (TaskStatus status : TaskStatus.values()) {
            var count = new AtomicInteger();
            byStatus.put(status, count);
            Gauge.builder("ringmaster.queue.tasks", count, AtomicInteger::get)
                    .description("tasks by status")
                    .tag("status", status.word())
                    .register(registry);
        }
        Gauge.builder("ringmaster.queue.slots.used", slotsUsed, AtomicInteger::get)
                .description("slots taken by assignments whose agent has not exited")
                .register(registry);
        sweepFinds = Counter.builder("ringmaster.queue.sweep.finds")
                .description("tasks that only the safety net moved; should stay 0")
                .register(registry);
        ranking = Timer.builder("ringmaster.queue.ranking")
                .description("time to rank a project")
                .register(registry);
    }

    void show(Map<TaskStatus, Integer> counts, int slots) {
        byStatus.forEach((status, shown) -> shown.set(counts.getOrDefault(status, 0)));
        slotsUsed.set(slots);
    }

    void sweepFound(int tasks) {
        sweepFinds.increment(tasks);
    }

    void ranked(Duration took) {
        ranking.record(took);
    }
}
