package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.bench.adopt.Adoption;
import dev.ringmaster.cli.bench.adopt.WitnessAgents;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Kills the scheduler with agents alive, lets some end while it is down, starts it again, and measures from the creation of its process
 * until it is ready, every living agent's folder is watched again, and every ended one is stored as ended. Then the others end, and what
 * the ring recorded of each is compared with what the agents themselves wrote down.
 */
final class AdoptBench {

    private static final String SETTINGS = """
            [scheduling]
            max_concurrent = %1$d

            [[workers]]
            name = "witness"
            command = "%2$s"
            max_concurrent = %1$d
            """;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Codes that no shell gives by itself. */
    private static final int FIRST_CODE = 10;

    private static final int CODES = 100;

    private final Installation installation;
    private final int agents;
    private final int rounds;
    private final PrintStream err;

    /**
     * @param agents alive when the scheduler is killed; every fourth of them ends while it is down
     * @param rounds how often, each with new agents
     */
    AdoptBench(Installation installation, int agents, int rounds, PrintStream err) {
        this.installation = installation;
        this.agents = agents;
        this.rounds = rounds;
        this.err = err;
    }

    ObjectNode run() throws IOException {
        Path outside = Files.createTempDirectory("ringmaster-witness-").toRealPath();
        WitnessAgents witness = WitnessAgents.in(outside);
        Taken taken = new Taken(new Figures(), new Figures(), new Figures());
        Map<String, Integer> given = new HashMap<>();
        try (TemporaryRing ring = TemporaryRing.create("adopt", SETTINGS.formatted(agents, witness.program()))) {
            for (Component component : Component.startedWith(ring.ring().settings())) {
                start(ring, component);
                ring.awaitReady(component, LIMIT);
            }
            for (int round = 1; round <= rounds; round++) {
                err.println("adopt: " + agents + " agents, round " + round + " of " + rounds);
                round(ring, witness, given, "round" + round, taken);
            }
            ObjectNode line =
                    Json.object().put("bench", "adopt").put("agents", agents).put("rounds", rounds);
            taken.adopted().write(line, "adopted_ms", 0);
            Figures.write(line, "ready_ms", taken.ready().median(), 0);
            Figures.write(line, "adopted_cpu_ms", taken.processor().median(), 0);
            line.put("doubled", doubled(witness));
            line.put("lost_exit_codes", lost(ring.client(), witness, given));
            return line;
        } catch (SQLException failure) {
            throw new IOException("the scheduler's database could not be read: " + failure.getMessage(), failure);
        } finally {
            delete(outside);
        }
    }

    private void round(
            TemporaryRing ring, WitnessAgents witness, Map<String, Integer> given, String project, Taken taken)
            throws IOException, SQLException {
        List<String> tasks = create(ring.client(), project);
        witness.awaitStarts(tasks, LIMIT);
        Adoption adoption = new Adoption(ring.ring().folder());
        Map<String, String> attempts = witness.attempts();
        List<String> all = tasks.stream().map(attempts::get).toList();
        // Until the starts are stored this is another case, which the tests have.
        await("the starts are stored", () -> adoption.running(all) == agents);

        ring.kill(Component.SCHEDULER_SERVICE);
        List<String> early = tasks.subList(0, agents / 4);
        release(witness, early, given);
        witness.awaitEnds(early, LIMIT);
        awaitExits(ring, early.stream().map(attempts::get).toList());

        List<String> living = all.subList(early.size(), agents);
        Set<Long> folders = adoption.inodes(living);
        long began = System.nanoTime();
        start(ring, Component.SCHEDULER_SERVICE);
        long pid = ring.pid(Component.SCHEDULER_SERVICE);
        RingReadiness readiness = new RingReadiness(ring.ring().settings());
        await("the scheduler is ready", () -> readiness.ready(Component.SCHEDULER_SERVICE));
        taken.ready().add((System.nanoTime() - began) / 1e6);
        await(
                "all is taken up",
                () -> Adoption.watched(pid).containsAll(folders)
                        && adoption.running(all.subList(0, early.size())) == 0);
        taken.adopted().add((System.nanoTime() - began) / 1e6);
        taken.processor().add(Adoption.processorMillis(pid));

        List<String> late = tasks.subList(early.size(), agents);
        release(witness, late, given);
        witness.awaitEnds(late, LIMIT);
        await("all ends are stored", () -> adoption.running(all) == 0);
    }

    /** From the creation of the process, of each round: milliseconds until all was taken up, until it was ready, and of the processor. */
    private record Taken(Figures adopted, Figures ready, Figures processor) {}

    private List<String> create(ApiClient api, String project) {
        ObjectNode creation =
                Json.object().put("id", project).put("name", project).put("workspace", "none");
        // A second attempt of a task would look like a doubled one.
        creation.putObject("policy").put("maxConcurrent", agents).put("maxAttempts", 1);
        api.post(ApiPath.of("projects"), creation);
        ObjectNode batch = Json.object().put("project", project);
        ArrayNode tasks = batch.putArray("tasks");
        for (int i = 0; i < agents; i++) {
            tasks.addObject().put("title", "Wait " + i);
        }
        List<String> ids = new ArrayList<>();
        api.post(ApiPath.of("tasks"), batch)
                .path("items")
                .forEach(task -> ids.add(task.path("id").asText()));
        return ids;
    }

    private static void release(WitnessAgents witness, List<String> tasks, Map<String, Integer> given)
            throws IOException {
        for (String task : tasks) {
            int code = FIRST_CODE + given.size() % CODES;
            given.put(task, code);
            witness.release(task, code);
        }
    }

    private static void awaitExits(TemporaryRing ring, Collection<String> attempts) throws IOException, SQLException {
        for (String attempt : attempts) {
            Path exit = ring.ring().folder().attempts().resolve(attempt).resolve("exit.json");
            await("the exit of " + attempt + " is written", () -> Files.exists(exit));
        }
    }

    /** Starts beyond one of each task, as the journal shows them. */
    private static long doubled(WitnessAgents witness) throws IOException {
        return witness.starts().values().stream()
                .mapToLong(starts -> starts - 1)
                .sum();
    }

    /** Exit codes that the ring does not have as its agents gave them, or that an agent did not give as it was told. */
    private static int lost(ApiClient api, WitnessAgents witness, Map<String, Integer> given) throws IOException {
        Map<String, Integer> gone = witness.codes();
        int lost = 0;
        for (Map.Entry<String, Integer> one : given.entrySet()) {
            boolean kept = one.getValue().equals(gone.get(one.getKey()));
            long end = System.nanoTime() + LIMIT.toNanos() / 10;
            while (kept && recorded(api, one.getKey()) != one.getValue()) {
                kept = System.nanoTime() < end;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            lost += kept ? 0 : 1;
        }
        return lost;
    }

    /** The code of the task's one attempt; -1 where there is none, or more than one attempt. */
    private static int recorded(ApiClient api, String task) {
        JsonNode attempts = api.get(ApiPath.of("attempts").with("task", task)).path("items");
        return attempts.size() == 1 ? attempts.get(0).path("exitCode").asInt(-1) : -1;
    }

    private void start(TemporaryRing ring, Component component) throws IOException {
        ring.start(
                component,
                installation
                        .programs(ring.ring().folder(), ring.ring().settings())
                        .commandOf(component));
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException, SQLException;
    }

    private static void await(String what, Condition condition) throws IOException, SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
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
