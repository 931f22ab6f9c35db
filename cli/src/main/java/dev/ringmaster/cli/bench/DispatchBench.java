package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How quickly a ready task's agent runs, and how many tasks a second go all the way round, with an agent that does nothing. Latency is
 * measured on tasks that arrive one by one at a modest rate, throughput on a heap of tasks given at once, and both are read from what the
 * services wrote down. {@code xargs} starts the same program in the same run.
 */
final class DispatchBench {

    static final String PROGRAM = "true";

    private static final String SETTINGS = """
        [scheduling]
        max_concurrent = %1$d

        [[workers]]
        name = "nothing"
        command = "%2$s"
        max_concurrent = %1$d
        memory_estimate = "4MB"
        """;

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int BATCH = 100;
    private static final int WARM_UP = 100;

    private final Shape shape;
    private final PrintStream err;

    /**
     * @param tasks how many for throughput
     * @param single how many for latency
     * @param every the time between two of these
     * @param slots how many run at one time
     * @param rounds how often throughput is measured
     */
    record Shape(int tasks, int single, Duration every, int slots, int rounds) {}

    DispatchBench(Shape shape, PrintStream err) {
        this.shape = shape;
        this.err = err;
    }

    ObjectNode run() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("ringmaster-xargs-");
        try (InstalledRing ring = new InstalledRing("dispatch", SETTINGS.formatted(shape.slots(), PROGRAM))) {
            ring.up();
            RingFolder folder = ring.temporary().ring().folder();
            ApiClient api = ring.temporary().client();
            err.println("dispatch: warming up with " + WARM_UP + " tasks");
            heap(api, "warm", WARM_UP);
            err.println("dispatch: " + shape.single() + " tasks one by one");
            oneByOne(api, "single", shape.single());
            XargsBaseline xargs = new XargsBaseline(scratch, shim(folder));
            Figures shimmed = new Figures();
            Figures raw = new Figures();
            for (int round = 1; round <= shape.rounds(); round++) {
                err.println("dispatch: " + shape.tasks() + " tasks at once, and xargs, round " + round + " of "
                        + shape.rounds());
                heap(api, "heap" + round, shape.tasks());
                // Side by side in each round: a machine that slows down slows both.
                shimmed.add(xargs.throughShim(shape.tasks(), PROGRAM));
                raw.add(xargs.raw(shape.tasks(), PROGRAM));
            }
            double lag = ClockLag.millis(scratch);
            ring.down();
            return line(new DispatchRecords(folder), shimmed, raw, lag);
        } finally {
            delete(scratch);
        }
    }

    private ObjectNode line(DispatchRecords records, Figures shimmed, Figures raw, double lag) throws IOException {
        records.attempts("warm", WARM_UP);
        Figures latency = new Figures();
        List<DispatchRecords.Recorded> single = records.attempts("single", shape.single());
        single.forEach(attempt -> latency.add(attempt.readyToExecMillis() + lag));
        Figures perSecond = new Figures();
        Figures ratio = new Figures();
        for (int round = 1; round <= shape.rounds(); round++) {
            double ring = throughput(records.attempts("heap" + round, shape.tasks()));
            perSecond.add(ring);
            ratio.add(ring / shimmed.value(round - 1));
        }
        err.println("dispatch: in the databases every task is done, each with exactly one attempt");
        ObjectNode line = Json.object()
                .put("bench", "dispatch")
                .put("tasks", shape.tasks())
                .put("rounds", shape.rounds());
        line.put("latency_tasks", latency.count());
        Figures.write(line, "ready_to_exec_p50_ms", latency.percentile(50), 2);
        Figures.write(line, "ready_to_exec_p99_ms", latency.percentile(99), 2);
        Figures.write(line, "ready_to_exec_min_ms", latency.percentile(0), 2);
        Figures.write(line, "ready_to_exec_max_ms", latency.percentile(100), 2);
        records.hops("single", single, lag).write(line.putObject("hops"));
        perSecond.write(line, "tasks_per_s", 1);
        shimmed.write(line, "xargs_per_s", 1);
        raw.write(line, "xargs_raw_per_s", 1);
        ratio.write(line, "ratio", 3);
        return line;
    }

    /** From the first task's readiness to the last one's final outcome. */
    private static double throughput(List<DispatchRecords.Recorded> heap) {
        Instant first = heap.stream()
                .map(DispatchRecords.Recorded::ready)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = heap.stream()
                .map(DispatchRecords.Recorded::finished)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return heap.size() / (Duration.between(first, last).toNanos() / 1e9);
    }

    private void heap(ApiClient api, String project, int count) throws IOException {
        createProject(api, project);
        for (int from = 0; from < count; from += BATCH) {
            ObjectNode batch = Json.object().put("project", project);
            ArrayNode tasks = batch.putArray("tasks");
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                tasks.addObject().put("title", "Nothing " + i);
            }
            api.post(ApiPath.of("tasks"), batch);
        }
        awaitDone(api, project, count);
    }

    private void oneByOne(ApiClient api, String project, int count) throws IOException {
        createProject(api, project);
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            ObjectNode one = Json.object().put("project", project);
            one.putArray("tasks").addObject().put("title", "Nothing " + i);
            api.post(ApiPath.of("tasks"), one);
            next += shape.every().toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
        awaitDone(api, project, count);
    }

    private static void createProject(ApiClient api, String id) {
        api.post(
                ApiPath.of("projects"),
                Json.object().put("id", id).put("name", id).put("workspace", "none"));
    }

    private static void awaitDone(ApiClient api, String project, int count) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        int done = 0;
        while (done < count) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "only " + done + " of " + count + " tasks were done after " + LIMIT.toMinutes() + " min");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            done = api.get(ApiPath.of("tasks", "count").with("project", project))
                    .path("counts")
                    .path("done")
                    .asInt();
        }
    }

    /** The shim that this ring's scheduler used. */
    private static Path shim(RingFolder folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.state())) {
            return files.filter(file -> file.getFileName().toString().equals("agent-shim.sh"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the scheduler left no agent-shim.sh in " + folder.state()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
