package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Product;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many agents a second the scheduler's own launcher starts and sees the end of, two at a time, beside {@code xargs -P2} with the same
 * program through the same shim, and without it. No ring runs: nothing is assigned, prepared or stored.
 */
final class SpawnBench {

    private static final String LAUNCHER = "dev.ringmaster.scheduler.runtime.local.SpawnRate";
    private static final int WARM_UP = 100;

    private final int spawns;
    private final int rounds;
    private final PrintStream err;

    SpawnBench(int spawns, int rounds, PrintStream err) {
        this.spawns = spawns;
        this.rounds = rounds;
        this.err = err;
    }

    ObjectNode run() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("ringmaster-spawn-");
        InstalledProduct scheduler = InstalledRing.installed()
                .product(Product.SCHEDULER_SERVICE)
                .orElseThrow(() -> new IOException("scheduler-service is not installed: run ringmaster build"));
        Path attempts = Files.createDirectory(scratch.resolve("attempts"));
        Process launcher = new ProcessBuilder(
                        scheduler.command(LAUNCHER, List.of(attempts.toString(), "2", DispatchBench.PROGRAM)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PrintWriter counts = new PrintWriter(launcher.outputWriter(StandardCharsets.UTF_8), true);
                BufferedReader rates = launcher.inputReader(StandardCharsets.UTF_8)) {
            launched(counts, rates, WARM_UP);
            XargsBaseline xargs = new XargsBaseline(
                    Files.createDirectory(scratch.resolve("xargs")), attempts.resolve(".bin/agent-shim.sh"));
            Figures ours = new Figures();
            Figures shimmed = new Figures();
            Figures raw = new Figures();
            Figures ratio = new Figures();
            for (int round = 1; round <= rounds; round++) {
                err.println("spawn: " + spawns + " programs, and xargs, round " + round + " of " + rounds);
                // Side by side in each round: a machine that slows down slows both.
                ours.add(launched(counts, rates, spawns));
                shimmed.add(xargs.throughShim(spawns, DispatchBench.PROGRAM));
                raw.add(xargs.raw(spawns, DispatchBench.PROGRAM));
                ratio.add(ours.value(round - 1) / shimmed.value(round - 1));
            }
            ObjectNode line = Json.object()
                    .put("bench", "spawn")
                    .put("spawns", spawns)
                    .put("rounds", rounds)
                    .put("at_one_time", 2);
            ours.write(line, "spawned_per_s", 1);
            shimmed.write(line, "xargs_per_s", 1);
            raw.write(line, "xargs_raw_per_s", 1);
            ratio.write(line, "ratio", 3);
            return line;
        } finally {
            launcher.destroy();
            launcher.waitFor();
            delete(scratch);
        }
    }

    private static double launched(PrintWriter counts, BufferedReader rates, int count) throws IOException {
        counts.println(count);
        String rate = rates.readLine();
        if (rate == null) {
            throw new IOException("the launcher ended early");
        }
        return Double.parseDouble(rate);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
