package dev.ringmaster.queue.dispatch;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.capabilities;
import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.rank.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every plan. */
class DispatchPlannerPropertyTest {

    private static final String[] WORDS = {"java", "browser", "gpu"};

    @Property(tries = 2000)
    void planKeepsEveryLimitAndLeavesNoUsableSlotIdle(@ForAll long seed) {
        World world = World.random(new Random(seed));

        List<Dispatch> plan = DispatchPlanner.plan(world.ready, world.capacity, world.limits);

        Usage usage = new Usage(world);
        Set<TaskId> given = new HashSet<>();
        for (Dispatch dispatch : plan) {
            ReadyTask task = known(world.byId, dispatch.task());
            assertThat(given.add(dispatch.task())).as("given once").isTrue();
            assertThat(usage.mayTake(task, world.worker(dispatch.worker()))).isTrue();
            usage.take(task, world.worker(dispatch.worker()));
        }
        for (ReadyTask left : world.ready.all()) {
            if (!given.contains(left.task())) {
                assertThat(world.capacity.workers())
                        .as("%s could still run", left)
                        .noneMatch(worker -> usage.mayTake(left, worker));
            }
        }
        assertThat(DispatchPlanner.plan(world.ready, world.capacity, world.limits))
                .isEqualTo(plan);
    }

    /** The rules once more, written the plain way. */
    private static final class Usage {
        private final World world;
        private final Map<WorkerId, Integer> byWorker = new HashMap<>();
        private final Map<String, Integer> byType = new HashMap<>();
        private final Map<ProjectId, Integer> byProject = new HashMap<>();
        private int all;

        private Usage(World world) {
            this.world = world;
            this.all = world.capacity.used();
            world.capacity.workers().forEach(worker -> {
                byWorker.put(worker.id(), worker.used());
                byType.merge(worker.type(), worker.used(), Integer::sum);
            });
            world.capacity.shares().forEach((project, share) -> byProject.put(project, share.used()));
        }

        private boolean mayTake(ReadyTask task, WorkerSlots worker) {
            Requirement wish = task.requirement();
            boolean named = worker.id().equals(wish.agent());
            boolean fits = worker.capabilities().containsAll(wish.capabilities())
                    && (wish.agent() == null || named)
                    && (!worker.dedicated() || named || !wish.capabilities().isEmpty());
            return fits
                    && all < world.limits.maxConcurrent()
                    && known(byWorker, worker.id()) < worker.capacity()
                    && known(byType, worker.type())
                            < world.limits.maxPerType().getOrDefault(worker.type(), Integer.MAX_VALUE)
                    && known(byProject, task.project())
                            < known(world.capacity.shares(), task.project()).maxConcurrent();
        }

        private void take(ReadyTask task, WorkerSlots worker) {
            all++;
            byWorker.merge(worker.id(), 1, Integer::sum);
            byType.merge(worker.type(), 1, Integer::sum);
            byProject.merge(task.project(), 1, Integer::sum);
        }
    }

    private record World(ReadyQueue ready, Map<TaskId, ReadyTask> byId, Capacity capacity, DispatchLimits limits) {

        WorkerSlots worker(WorkerId id) {
            return capacity.workers().stream()
                    .filter(worker -> worker.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        static World random(Random random) {
            ReadyQueue ready = new ReadyQueue();
            Map<TaskId, ReadyTask> byId = new HashMap<>();
            for (int i = random.nextInt(25); i > 0; i--) {
                WorkerId agent = random.nextInt(6) == 0 ? new WorkerId("w" + random.nextInt(5)) : null;
                ReadyTask task = new ReadyTask(
                        id("t" + i),
                        project(random.nextInt(3)),
                        new Requirement(some(random), agent),
                        new Score(0, 0, 0, 0),
                        random.nextInt(5) / 4.0,
                        NOW);
                ready.put(task);
                byId.put(task.task(), task);
            }
            List<WorkerSlots> workers = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                workers.add(new WorkerSlots(
                        new WorkerId("w" + i),
                        random.nextBoolean() ? "claude" : "codex",
                        some(random),
                        random.nextInt(4) == 0,
                        random.nextInt(5),
                        random.nextInt(3)));
            }
            Map<ProjectId, ProjectShare> shares = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                shares.put(
                        project(i), new ProjectShare(1 + random.nextInt(3), 1 + random.nextInt(6), random.nextInt(3)));
            }
            Map<String, Integer> perType = random.nextBoolean() ? Map.of("claude", 1 + random.nextInt(4)) : Map.of();
            return new World(
                    ready,
                    byId,
                    new Capacity(workers, shares, random.nextInt(4)),
                    new DispatchLimits(1 + random.nextInt(12), perType));
        }

        private static Set<Capability> some(Random random) {
            return random.nextBoolean() ? Set.of() : capabilities(WORDS[random.nextInt(WORDS.length)]);
        }

        private static ProjectId project(int i) {
            return new ProjectId("p" + i);
        }
    }
}
