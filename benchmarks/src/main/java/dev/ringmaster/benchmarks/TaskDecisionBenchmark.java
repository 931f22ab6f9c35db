package dev.ringmaster.benchmarks;

import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.GoldenEvents;
import dev.ringmaster.model.event.TaskEvent.TaskCreated;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.task.Circumstances;
import dev.ringmaster.queue.task.Ruling;
import dev.ringmaster.queue.task.Stimulus;
import dev.ringmaster.queue.task.TaskLifecycle;
import dev.ringmaster.queue.task.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The queue's decisions about one task, without storing them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaskDecisionBenchmark {

    private final Circumstances free = new Circumstances(
            null,
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(5), 2),
            Instant.parse("2026-11-23T12:00:00Z"));
    private final TaskCreated created = (TaskCreated) GoldenEvents.sample(EventType.TASK_CREATED);
    private final TaskRun ready = TaskLifecycle.begin(created.task(), InitialStatus.OPEN, free);
    private final Stimulus given = new Stimulus.Given(new AttemptId(new UUID(0x7000L, 1)), new WorkerId("w"));
    private final Stimulus nothingNew = new Stimulus.CircumstancesChanged();

    @Benchmark
    public Ruling assign() {
        return TaskLifecycle.decide(ready, given, free);
    }

    /** What most tasks are asked most of the time. */
    @Benchmark
    public Ruling reconsiderUnchanged() {
        return TaskLifecycle.decide(ready, nothingNew, free);
    }
}
