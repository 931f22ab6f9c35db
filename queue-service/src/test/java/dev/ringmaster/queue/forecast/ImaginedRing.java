package dev.ringmaster.queue.forecast;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.capabilities;
import static dev.ringmaster.queue.Fixtures.known;

import dev.ringmaster.analysis.forecast.Crew;
import dev.ringmaster.analysis.forecast.Distribution;
import dev.ringmaster.analysis.forecast.Estimate;
import dev.ringmaster.analysis.forecast.Forecast;
import dev.ringmaster.analysis.forecast.Forecaster;
import dev.ringmaster.analysis.forecast.Workload;
import dev.ringmaster.analysis.slot.Roster;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.settings.SchedulingSettings;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.dispatch.DispatchPlanner;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.dispatch.ReadyTask;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.queue.dispatch.TypeOrder;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.slot.SlotBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A drawn ring whose attempts take exactly so long: once as a forecast plays it, once as the queue's own planner and slots go through it. */
final class ImaginedRing {

    private static final String[] WORDS = {"java", "browser", "gpu"};
    private static final long MINUTE = 60_000;

    /** When and where a task starts. */
    record Start(long minute, String worker) {}

    private record Task(
            int number,
            ProjectId project,
            Set<Capability> requires,
            @Nullable WorkerId agent,
            long minutes) {
        TaskId id() {
            return new TaskId(String.format("t%03d", number));
        }
    }

    private final Random random;
    private final List<WorkerSnapshot> workers = new ArrayList<>();
    private final Map<ProjectId, ProjectPolicy> projects = new TreeMap<>();
    private final List<Task> tasks = new ArrayList<>();
    private final int[][] needs;
    private final SchedulingSettings limits;

    ImaginedRing(long seed) {
        random = new Random(seed);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            workers.addFirst(worker("w" + i));
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            projects.put(
                    new ProjectId("p" + i), new ProjectPolicy(1 + random.nextInt(4), 3, 1 + random.nextInt(3), false));
        }
        int size = 1 + random.nextInt(25);
        needs = new int[size][];
        for (int v = 0; v < size; v++) {
            WorkerId agent = random.nextInt(6) == 0 ? new WorkerId("w" + (1 + random.nextInt(4))) : null;
            ProjectId project = new ProjectId("p" + (1 + random.nextInt(projects.size())));
            tasks.add(new Task(v, project, some(), agent, 1 + random.nextInt(5)));
            needs[v] = v == 0
                    ? new int[0]
                    : random.ints(random.nextInt(3), 0, v).distinct().toArray();
        }
        boolean ordered = random.nextBoolean();
        limits = new SchedulingSettings(
                1 + random.nextInt(8),
                perhaps("claude", "codex"),
                perhaps(WORDS),
                perhaps("team", "own"),
                ordered ? List.of("codex") : List.of(),
                ordered ? List.of("claude") : List.of());
    }

    private WorkerSnapshot worker(String id) {
        return new WorkerSnapshot(
                new WorkerId(id),
                random.nextBoolean() ? "claude" : "codex",
                some(),
                random.nextInt(4),
                0,
                random.nextInt(4) == 0,
                null,
                null,
                NOW,
                random.nextBoolean() ? "team" : "own",
                null,
                null);
    }

    private Set<Capability> some() {
        return random.nextBoolean() ? Set.of() : capabilities(WORDS[random.nextInt(WORDS.length)]);
    }

    private Map<String, Integer> perhaps(String... names) {
        Map<String, Integer> caps = new HashMap<>();
        for (String name : names) {
            if (random.nextInt(3) == 0) {
                caps.put(name, 1 + random.nextInt(3));
            }
        }
        return caps;
    }

    Map<TaskId, Start> forecast() {
        Roster roster = new Roster(
                workers.stream()
                        .map(worker -> new Roster.Worker(
                                worker.id(),
                                worker.type(),
                                worker.accountOrType(),
                                worker.capabilities(),
                                worker.dedicated(),
                                0))
                        .toList(),
                limits);
        projects.forEach(roster::project);
        int n = tasks.size();
        int[] lane = new int[n];
        long[] millis = new long[n];
        for (Task task : tasks) {
            lane[task.number()] = roster.lane(task.project(), task.requires(), task.agent());
            millis[task.number()] = task.minutes() * MINUTE;
        }
        int[] none = new int[n];
        Arrays.fill(none, Workload.NONE);
        Workload work = Workload.of(needs, lane, new int[n], millis, new long[n], none, new long[n], new long[n], n);
        Estimate[][] exact = new Estimate[roster.types().size()][1];
        for (Estimate[] estimates : exact) {
            estimates[0] = new Estimate(Distribution.fixed(MINUTE), 0, true);
        }
        Crew crew = new Crew(
                roster.rules(workers.stream().mapToInt(WorkerSnapshot::capacity).toArray()),
                exact,
                new Crew.Retries(1, 0, 0, 1, 0));
        Forecast forecast = Forecaster.forecast(work, crew, 1, 1, () -> false);
        Map<TaskId, Start> starts = new TreeMap<>();
        for (Task task : tasks) {
            if (forecast.end()[task.number()] >= 0) {
                starts.put(
                        task.id(),
                        new Start(
                                forecast.start()[task.number()] / MINUTE,
                                workers.get(forecast.worker()[task.number()])
                                        .id()
                                        .value()));
            }
        }
        return starts;
    }

    Map<TaskId, Start> dispatched() {
        SlotBook book = new SlotBook();
        workers.forEach(worker -> book.worker(worker, true));
        projects.forEach((id, policy) -> book.project(id, 1, policy));
        DispatchLimits caps = new DispatchLimits(
                limits.maxConcurrent(), limits.maxPerType(), limits.maxPerCapability(), limits.maxPerAccount());
        TypeOrder order = new TypeOrder(limits.preferTypes(), limits.fallbackTypes());
        ReadyQueue ready = new ReadyQueue();
        Map<TaskId, Start> starts = new TreeMap<>();
        Map<TaskId, Long> done = new HashMap<>();
        TreeMap<Long, List<Task>> ends = new TreeMap<>(Map.of(0L, List.of()));
        while (!ends.isEmpty()) {
            long now = ends.firstKey();
            for (Task task : known(ends, now)) {
                done.put(task.id(), now);
                book.release(new WorkerId(known(starts, task.id()).worker()), task.project(), task.requires());
            }
            ends.remove(now);
            tasks.stream()
                    .filter(task -> !starts.containsKey(task.id())
                            && Arrays.stream(needs[task.number()])
                                    .allMatch(d -> done.containsKey(tasks.get(d).id())))
                    .forEach(task -> ready.put(asReady(task)));
            for (Dispatch dispatch : DispatchPlanner.plan(ready, book.capacity(_ -> false), caps, order)) {
                Task task = tasks.stream()
                        .filter(each -> each.id().equals(dispatch.task()))
                        .findFirst()
                        .orElseThrow();
                ready.remove(task.id());
                book.take(dispatch.worker(), task.project(), task.requires());
                book.turnTaken(task.project());
                starts.put(task.id(), new Start(now, dispatch.worker().value()));
                ends.computeIfAbsent(now + task.minutes(), _ -> new ArrayList<>())
                        .add(task);
            }
        }
        return starts;
    }

    /** The first of the list is the most urgent. */
    private static ReadyTask asReady(Task task) {
        return new ReadyTask(
                task.id(),
                task.project(),
                new Requirement(task.requires(), task.agent()),
                new Score(0, 0, 0, 0),
                -task.number(),
                NOW);
    }
}
