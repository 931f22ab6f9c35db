package dev.ringmaster.benchmarks;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.queue.dispatch.Capacity;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.dispatch.DispatchPlanner;
import dev.ringmaster.queue.dispatch.ProjectShare;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.dispatch.ReadyTask;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.queue.dispatch.TypeOrder;
import dev.ringmaster.queue.dispatch.WorkerSlots;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.rank.Score;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One round of the planner, as after each batch: so many ready tasks of eight projects, a third of which need a capability, and twenty
 * workers of two types; {@code one} has a single free slot, as after a task's end, {@code many} has eighty.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DispatchBenchmark {

    private static final int PROJECTS = 8;
    private static final int WORKERS = 20;
    private static final Capability CAPABILITY = new Capability("java");
    private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");
    private static final RankWeights WEIGHTS = new RankWeights(0.2, 0.2, 0.3, 0.3, 1);

    @Param({"1000", "10000"})
    public int tasks = 10;

    private ReadyQueue ready = ready(tasks);
    private final Capacity one = capacity(1, 1);
    private final Capacity many = capacity(WORKERS, 4);
    private final DispatchLimits limits =
            new DispatchLimits(1000, Map.of("a", 50), Map.of("java", 30), Map.of("x", 60));

    @Setup
    public void fill() {
        ready = ready(tasks);
    }

    @Benchmark
    public List<Dispatch> planForOneSlot() {
        return DispatchPlanner.plan(ready, one, limits, TypeOrder.NONE);
    }

    @Benchmark
    public List<Dispatch> planForManySlots() {
        return DispatchPlanner.plan(ready, many, limits, TypeOrder.NONE);
    }

    private static ReadyQueue ready(int tasks) {
        ReadyQueue ready = new ReadyQueue();
        for (int i = 0; i < tasks; i++) {
            Score score = WEIGHTS.provisional(new Priority(i % 5));
            ready.put(new ReadyTask(
                    new TaskId("t-" + i),
                    new ProjectId("p" + i % PROJECTS),
                    i % 3 == 0 ? new Requirement(Set.of(CAPABILITY), null) : Requirement.NONE,
                    score,
                    score.total() + i * 1e-6,
                    CREATED));
        }
        return ready;
    }

    private static Capacity capacity(int workers, int slots) {
        List<WorkerSlots> all = IntStream.range(0, workers)
                .mapToObj(i -> new WorkerSlots(
                        new WorkerId("w" + i), i % 2 == 0 ? "a" : "b", "x", Set.of(CAPABILITY), false, slots, 0))
                .toList();
        Map<ProjectId, ProjectShare> shares = IntStream.range(0, PROJECTS)
                .boxed()
                .collect(Collectors.toMap(i -> new ProjectId("p" + i), i -> new ProjectShare(1 + i % 2, 64, 0, 0)));
        return new Capacity(all, shares, Map.of(), 0);
    }
}
