package dev.ringmaster.e2e.chaos;

import dev.ringmaster.e2e.ring.PatientApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Kills a random process of a ring with SIGKILL every few seconds while tasks go round it, and then checks from outside that every task
 * ended done exactly once, that no attempt ran twice, that no exit code was lost, and that what landed is what is done. Ends with 0 only
 * then. The same seed gives the same graph, the same victims and the same pauses; how far the ring has come at each kill is up to the
 * machine.
 */
public final class ChaosRun {

    private static final int AGENTS = 4;
    private static final Duration POLL = Duration.ofMillis(250);

    private final ChaosOptions options;
    private final Random random;
    private final Map<String, Integer> kills = new TreeMap<>();

    private ChaosRun(ChaosOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
    }

    /** The first argument is the checkout; see {@link ChaosOptions#USAGE} for the rest. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path checkout = Path.of(arguments[0]);
        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        if (List.of(rest).contains("--help") || List.of(rest).contains("-h")) {
            System.out.println(ChaosOptions.USAGE);
            return;
        }
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(rest, checkout);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new ChaosRun(options).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("ringmaster-chaos");
        ChaosRing ring = new ChaosRing(options.checkout(), home, AGENTS, options.seed());
        say(
                "chaos: seed %d, %d tasks, a kill every %.1f s on average, ring in %s",
                options.seed(), options.tasks(), options.every().toMillis() / 1000.0, home);
        boolean good = false;
        try {
            ring.up();
            ChaosWorkload workload = new ChaosWorkload(home, options.tasks(), new Random(options.seed()));
            workload.createRepository();
            PatientApi api = new PatientApi(ring.apiAddress(), ring.tokenFile());
            Map<String, String> ids = workload.submit(api);
            long started = System.nanoTime();
            boolean finished = killUntilDone(ring, api);
            say(
                    "chaos: %s after %d s; killed %s",
                    finished ? "all tasks ended" : "TIME LIMIT PASSED",
                    Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                    kills);
            ring.up();
            ChaosVerdict verdict = new ChaosVerdict(ring, workload, ids);
            good = verdict.judge(api) && finished;
        } finally {
            ring.down();
            if (good && !options.keep()) {
                delete(home);
            } else {
                say("chaos: the ring's folder is kept: %s", home);
            }
        }
        say(good ? "chaos: PASSED" : "chaos: FAILED");
        return good;
    }

    private boolean killUntilDone(ChaosRing ring, PatientApi api) throws IOException, InterruptedException {
        long until = System.nanoTime() + options.limit().toNanos();
        long nextKill = System.nanoTime() + pause();
        boolean wipeIsDue = options.wipe();
        String shown = "";
        while (System.nanoTime() < until) {
            Map<String, Integer> counts = api.counts();
            if (!counts.isEmpty() && !counts.toString().equals(shown)) {
                shown = counts.toString();
                say("  %s", shown);
            }
            int ended = counts.getOrDefault("done", 0)
                    + counts.getOrDefault("failed", 0)
                    + counts.getOrDefault("cancelled", 0);
            if (ended >= options.tasks()) {
                return true;
            }
            if (wipeIsDue && ended * 3 >= options.tasks()) {
                wipeIsDue = false;
                say("  stopping the ring and deleting the broker's data");
                ring.wipeBroker();
                say("  started again");
            }
            if (System.nanoTime() > nextKill) {
                killOne(ring);
                nextKill = System.nanoTime() + pause();
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    private void killOne(ChaosRing ring) throws IOException {
        String victim = ChaosRing.VICTIMS.get(random.nextInt(ChaosRing.VICTIMS.size()));
        Optional<Long> pid = ring.kill(victim);
        if (pid.isPresent()) {
            kills.merge(victim, 1, Integer::sum);
            say("  kill -9 %s (pid %d)", victim, pid.get());
        }
        if (victim.equals("supervisor")) {
            // Whoever runs Ringmaster starts it again; what still runs is adopted.
            ring.up();
        }
    }

    /** Half to one and a half of the mean. */
    private long pause() {
        return (long) (options.every().toNanos() * (0.5 + random.nextDouble()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
