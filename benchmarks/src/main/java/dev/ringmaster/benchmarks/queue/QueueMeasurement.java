package dev.ringmaster.benchmarks.queue;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.ProjectEvent.ProjectUpdated;
import dev.ringmaster.model.event.TaskEvent.TaskCreated;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.event.WorkerEvent.WorkerAvailable;
import dev.ringmaster.model.event.WorkerEvent.WorkerOffline;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.runtime.ledger.OutboxEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Durable status changes a second: records in batches through queue-service's inbox and handler into its SQLite file, with each commit
 * waited for before the next batch, as its consumer does. Each round is a project of its own, whose tasks each depend on two others;
 * every task that is given out is then reported started, exited and done, in three batches. A change is a published state of a task
 * with another status than the one published before it; those of creation are told apart.
 */
public final class QueueMeasurement {

    private static final long SEED = 7;

    /** As {@code [kafka]} leaves it: what one poll brings at most. */
    private static final int MOST_OF_A_POLL = 500;

    private final int tasks;
    private final int rounds;
    private final int batch;
    private final Random random = new Random(SEED);
    private final Queue<OutboxEntry> committed = new ConcurrentLinkedQueue<>();
    private final Map<TaskId, TaskStatus> statuses = new HashMap<>();
    private long records;
    private long batches;
    private long changes;

    QueueMeasurement(int tasks, int rounds, int batch) {
        this.tasks = tasks;
        this.rounds = rounds;
        this.batch = batch;
    }

    /** Prints one line of JSON. Arguments: tasks a round, rounds, most records in a batch. */
    public static void main(String[] args) throws IOException, SQLException, ReflectiveOperationException {
        var measurement = new QueueMeasurement(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                args.length > 2 ? Integer.parseInt(args[2]) : MOST_OF_A_POLL);
        System.out.println(measurement.run());
    }

    String run() throws IOException, SQLException, ReflectiveOperationException {
        Path home = Files.createTempDirectory("ringmaster-bench-queue-");
        Files.writeString(home.resolve("ringmaster.toml"), "[scheduling]\nmax_concurrent = 1000\n");
        List<Double> changed = new ArrayList<>();
        List<Double> created = new ArrayList<>();
        try (QueueInProcess queue = new QueueInProcess(home)) {
            Traffic traffic = new Traffic(queue.codec);
            queue.ledger.onCommit(committed::addAll);
            // One round more than counted, for the compiler.
            for (int round = 0; round <= rounds; round++) {
                double create = create(queue, traffic, new ProjectId("round" + round));
                records = 0;
                batches = 0;
                changes = 0;
                double took = finish(queue, traffic);
                double rate = changes / took;
                System.err.printf(
                        Locale.ROOT, "queue: round %d: %.0f changes/s, %.0f created/s%n", round, rate, tasks / create);
                if (round > 0) {
                    changed.add(rate);
                    created.add(tasks / create);
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "\"queue\"");
        line.put("tasks", tasks);
        line.put("rounds", rounds);
        put(line, "changes_per_s", changed);
        put(line, "created_per_s", created);
        line.put("changes_in_a_round", changes);
        line.put("batch_limit", batch);
        line.put("batch_mean", records / Math.max(1, batches));
        line.put("journal_mode", "\"wal\"");
        line.put("synchronous", "\"full\"");
        return line.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void put(Map<String, Object> line, String name, List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        line.put(name, Math.round(sorted.get(sorted.size() / 2)));
        line.put(name + "_min", Math.round(sorted.getFirst()));
        line.put(name + "_max", Math.round(sorted.getLast()));
    }

    /** The project and its tasks, while no worker takes any; returns seconds. */
    private double create(QueueInProcess queue, Traffic traffic, ProjectId project)
            throws ReflectiveOperationException {
        take(
                queue,
                traffic,
                List.of(new ProjectUpdated(Traffic.project(project)), new WorkerOffline(Traffic.worker())));
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            Set<Integer> needs = new TreeSet<>();
            for (int k = 0; k < 2 && i > tasks / 10; k++) {
                needs.add(random.nextInt(i));
            }
            all.add(new TaskCreated(Traffic.task(project, i, needs), InitialStatus.OPEN));
        }
        long began = System.nanoTime();
        for (int from = 0; from < tasks; from += batch) {
            take(queue, traffic, all.subList(from, Math.min(tasks, from + batch)));
        }
        double took = (System.nanoTime() - began) / 1e9;
        given(queue, new ArrayDeque<>());
        return took;
    }

    /** From the worker's coming to the last task's end; returns seconds. */
    private double finish(QueueInProcess queue, Traffic traffic) throws ReflectiveOperationException {
        Queue<Event> waiting = new ArrayDeque<>(List.of(new WorkerAvailable(Traffic.worker())));
        int ended = 0;
        long began = System.nanoTime();
        while (!waiting.isEmpty()) {
            List<Event> next = new ArrayList<>();
            while (next.size() < batch && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            take(queue, traffic, next);
            ended += (int) next.stream()
                    .filter(AttemptEvent.AttemptFinished.class::isInstance)
                    .count();
            next.forEach(event -> follow(event, waiting));
            given(queue, waiting);
        }
        if (ended != tasks) {
            throw new IllegalStateException(ended + " of " + tasks + " tasks ended");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static void follow(Event event, Queue<Event> waiting) {
        if (event instanceof AttemptEvent.AttemptStarted started) {
            waiting.add(new AttemptEvent.AttemptExited(started.attempt(), 0, Duration.ofSeconds(1)));
        } else if (event instanceof AttemptEvent.AttemptExited exited) {
            waiting.add(new AttemptEvent.AttemptFinished(
                    exited.attempt(), new Outcome.Succeeded(null), true, Instant.now()));
        }
    }

    /** What the queue has published: the assignments are taken up, all of it is acknowledged. */
    private void given(QueueInProcess queue, Queue<Event> waiting) throws ReflectiveOperationException {
        long last = -1;
        for (OutboxEntry entry = committed.poll(); entry != null; entry = committed.poll()) {
            last = entry.seq();
            switch (Traffic.read(queue.codec, queue.recordOf(entry))) {
                case TaskAssigned assigned ->
                    waiting.add(new AttemptEvent.AttemptStarted(
                            assigned.assignment().ref(), 1, 1, Instant.now()));
                case TaskStateRecorded(TaskState state) -> {
                    if (statuses.put(state.task(), state.status()) != state.status()) {
                        changes++;
                    }
                }
                case null, default -> {}
            }
        }
        if (last >= 0) {
            queue.published(last);
        }
    }

    private void take(QueueInProcess queue, Traffic traffic, List<? extends Event> events) {
        records += events.size();
        batches++;
        queue.take(traffic.batch(events));
    }
}
