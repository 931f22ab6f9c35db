package dev.ringmaster.cli.bench.restart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.bench.Figures;
import dev.ringmaster.cli.bench.InstalledRing;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.Overseers;
import dev.ringmaster.cli.supervisor.host.GapWatch;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Replaces each component of a ring in turn while clients of its API go on, and tells for how long each did not answer, how many requests
 * were lost to the clients, which try again, and how long the unluckiest one waited.
 */
public final class RestartBench {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final int rounds;
    private final PrintStream err;

    /** @param rounds how often each component is replaced */
    public RestartBench(int rounds, PrintStream err) {
        this.rounds = rounds;
        this.err = err;
    }

    /** @throws IOException if a component does not come back */
    public ObjectNode run() throws IOException, InterruptedException {
        try (InstalledRing installed = new InstalledRing("restart", Sleepers.SETTINGS)) {
            installed.up();
            Ring ring = installed.temporary().ring();
            try (Sleepers agents = new Sleepers(ring.folder())) {
                agents.start(installed.temporary().client());
                ApiLoad load = new ApiLoad(installed.temporary().client(), err);
                load.begin();
                Map<Component, Figures> gaps = new EnumMap<>(Component.class);
                for (int round = 1; round <= rounds; round++) {
                    err.println("restart: round " + round + " of " + rounds);
                    for (Component component : ring.components()) {
                        gaps.computeIfAbsent(component, none -> new Figures()).add(gap(ring, component));
                    }
                }
                load.end();
                ObjectNode line = Json.object().put("bench", "restart").put("rounds", rounds);
                ObjectNode components = line.putObject("components");
                gaps.forEach(
                        (component, figures) -> figures.write(components.putObject(component.word()), "gap_ms", 0));
                load.write(line);
                return line.put("agents", Sleepers.COUNT).put("agents_lost", agents.lost());
            }
        }
    }

    private static double gap(Ring ring, Component component) throws IOException, InterruptedException {
        RingReadiness readiness = new RingReadiness(ring.settings());
        awaitReady(ring, readiness);
        GapWatch watch = GapWatch.begin(readiness, component);
        Overseer.Result result = Overseers.of(ring).restart(component, note -> {});
        if (!result.ok()) {
            throw new IOException(result.message());
        }
        Duration gap = watch.end()
                .orElseThrow(() -> new IOException(component.word() + " was restarted, and no gap was seen"));
        return gap.toNanos() / 1e6;
    }

    /** Services are not ready for a moment after the broker was replaced, and of one that does not answer no gap can be told. */
    private static void awaitReady(Ring ring, RingReadiness readiness) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!ring.components().stream().allMatch(readiness::ready)) {
            if (System.nanoTime() > end) {
                throw new IOException("the ring was not ready within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
