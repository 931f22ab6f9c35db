package dev.ringmaster.queue.dispatch;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.capabilities;
import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.known;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.rank.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Ready tasks, workers in use and caps of every sort, and the rules once more, written the plain way. */
final class RandomWorld {

    private static final String[] WORDS = {"java", "browser", "gpu"};
    private static final int NONE = Integer.MAX_VALUE;

    final ReadyQueue ready = new ReadyQueue();
    final Map<TaskId, ReadyTask> tasks = new HashMap<>();
    final Map<WorkerId, WorkerSlots> workers = new HashMap<>();
    final Capacity capacity;
    final DispatchLimits limits;
    final TypeOrder order;

    private final Random random;
    private final Map<WorkerId, Integer> byWorker = new HashMap<>();
    private final Map<String, Integer> byType = new HashMap<>();
    private final Map<String, Integer> byAccount = new HashMap<>();
    private final Map<Capability, Integer> byCapability = new HashMap<>();
    private final Map<ProjectId, Integer> byProject = new HashMap<>();
    private int all;

    RandomWorld(long seed) {
        this.random = new Random(seed);
        for (int i = random.nextInt(25); i > 0; i--) {
            WorkerId agent = random.nextInt(6) == 0 ? new WorkerId("w" + random.nextInt(5)) : null;
            add(new ReadyTask(
                    id("t" + i),
                    project(random.nextInt(3)),
                    random.nextInt(4) == 0
                            ? new Requirement(some(), agent).afterFailureAt(new WorkerId("w" + random.nextInt(5)))
                            : new Requirement(some(), agent),
                    new Score(0, 0, 0, 0),
                    random.nextInt(5) / 4.0,
                    NOW));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            WorkerSlots worker = new WorkerSlots(
                    new WorkerId("w" + i),
                    random.nextBoolean() ? "claude" : "codex",
                    random.nextBoolean() ? "team" : "own",
                    some(),
                    random.nextInt(4) == 0,
                    random.nextInt(5),
                    random.nextInt(3));
            workers.put(worker.id(), worker);
            byWorker.put(worker.id(), worker.used());
            byType.merge(worker.type(), worker.used(), Integer::sum);
            byAccount.merge(worker.account(), worker.used(), Integer::sum);
        }
        for (String word : WORDS) {
            byCapability.put(new Capability(word), random.nextInt(2));
        }
        Map<ProjectId, ProjectShare> shares = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            int used = random.nextInt(3);
            byProject.put(project(i), used);
            shares.put(
                    project(i),
                    new ProjectShare(1 + random.nextInt(3), 1 + random.nextInt(6), used, random.nextInt(3)));
        }
        this.all = random.nextInt(4);
        this.capacity = new Capacity(new ArrayList<>(workers.values()), shares, byCapability, all);
        this.order = random.nextBoolean() ? TypeOrder.NONE : new TypeOrder(List.of("codex"), List.of("claude"));
        this.limits = new DispatchLimits(
                1 + random.nextInt(12), perhaps("claude", "codex"), perhaps(WORDS), perhaps("team", "own"));
    }

    List<Dispatch> plan() {
        return DispatchPlanner.plan(ready, capacity, limits, order);
    }

    /** Whether the worker's own skills and the task's wishes agree. */
    boolean fits(ReadyTask task, WorkerSlots worker) {
        WorkerId failedAt = task.requirement().failedAt();
        WorkerSlots failed = failedAt == null ? null : workers.get(failedAt);
        if (failed == null || !worker.type().equals(failed.type())) {
            return isSkilled(task, worker);
        }
        boolean other = workers.values().stream()
                .anyMatch(each -> !each.type().equals(failed.type()) && each.capacity() > 0 && isSkilled(task, each));
        return isSkilled(task, worker) && !other;
    }

    private static boolean isSkilled(ReadyTask task, WorkerSlots worker) {
        Requirement wish = task.requirement();
        boolean named = worker.id().equals(wish.agent());
        return worker.capabilities().containsAll(wish.capabilities())
                && (wish.agent() == null || named)
                && (!worker.dedicated() || named || !wish.capabilities().isEmpty());
    }

    boolean isFree(WorkerSlots worker) {
        return known(byWorker, worker.id()) < worker.capacity();
    }

    /** Whether no cap of any sort is reached for the pair. */
    boolean isUnderAllCaps(ReadyTask task, WorkerSlots worker) {
        return all < limits.maxConcurrent()
                && known(byType, worker.type()) < limits.maxPerType().getOrDefault(worker.type(), NONE)
                && known(byAccount, worker.account()) < limits.maxPerAccount().getOrDefault(worker.account(), NONE)
                && task.requirement().capabilities().stream()
                        .allMatch(word -> known(byCapability, word)
                                < limits.maxPerCapability().getOrDefault(word.value(), NONE))
                && known(byProject, task.project())
                        < known(capacity.shares(), task.project()).maxConcurrent();
    }

    void take(ReadyTask task, WorkerSlots worker) {
        all++;
        byWorker.merge(worker.id(), 1, Integer::sum);
        byType.merge(worker.type(), 1, Integer::sum);
        byAccount.merge(worker.account(), 1, Integer::sum);
        task.requirement().capabilities().forEach(word -> byCapability.merge(word, 1, Integer::sum));
        byProject.merge(task.project(), 1, Integer::sum);
    }

    private void add(ReadyTask task) {
        ready.put(task);
        tasks.put(task.task(), task);
    }

    private Map<String, Integer> perhaps(String... names) {
        Map<String, Integer> caps = new HashMap<>();
        for (String name : names) {
            if (random.nextInt(3) == 0) {
                caps.put(name, 1 + random.nextInt(4));
            }
        }
        return caps;
    }

    private Set<Capability> some() {
        return random.nextBoolean() ? Set.of() : capabilities(WORDS[random.nextInt(WORDS.length)]);
    }

    private static ProjectId project(int i) {
        return new ProjectId("p" + i);
    }
}
