package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long each component takes from the creation of its process until it is ready, alone on the machine but for those it needs, and how
 * long {@code ringmaster up -d} takes for all. A first round, which creates the databases, is not counted.
 */
final class StartupBench {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final int runs;
    private final PrintStream err;

    StartupBench(int runs, PrintStream err) {
        this.runs = runs;
        this.err = err;
    }

    ObjectNode run() throws IOException {
        Map<Component, Figures> each = new EnumMap<>(Component.class);
        try (TemporaryRing ring = TemporaryRing.create("startup", "")) {
            List<Component> components = Component.startedWith(ring.ring().settings());
            components.forEach(component -> each.put(component, new Figures()));
            for (int i = 0; i <= runs; i++) {
                int round = i;
                for (Component component : components) {
                    double millis = start(ring, component);
                    if (round > 0) {
                        each.computeIfAbsent(component, none -> new Figures()).add(millis);
                    }
                }
                ring.stop(components.stream().filter(Component::isService).toList(), LIMIT);
                ring.stop(List.of(Component.BROKER), LIMIT);
                err.println("startup: round " + round + " of " + runs);
            }
        }
        Figures up = new Figures();
        try (InstalledRing ring = new InstalledRing("startup", "")) {
            for (int i = 0; i <= runs; i++) {
                Duration took = ring.up();
                if (i > 0) {
                    up.add(millis(took));
                }
                ring.down();
                err.println("startup: whole ring, round " + i + " of " + runs);
            }
        }
        ObjectNode line = Json.object().put("bench", "startup").put("runs", runs);
        up.write(line, "up_ms", 0);
        each.forEach((component, figures) -> figures.write(line, component.shortName() + "_ms", 0));
        return line;
    }

    private static double start(TemporaryRing ring, Component component) throws IOException {
        List<String> command = InstalledRing.installed()
                .programs(ring.ring().folder(), ring.ring().settings())
                .commandOf(component);
        long began = System.nanoTime();
        ring.start(component, command);
        ring.awaitReady(component, LIMIT);
        return millis(Duration.ofNanos(System.nanoTime() - began));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
