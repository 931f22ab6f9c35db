package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The proportional set size of a whole idle ring with its supervisor, some time after it was ready. */
final class MemoryBench {

    private static final int SAMPLES = 5;

    private final Duration idle;
    private final PrintStream err;

    MemoryBench(Duration idle, PrintStream err) {
        this.idle = idle;
        this.err = err;
    }

    ObjectNode run() throws IOException, InterruptedException {
        Map<String, Figures> each = new LinkedHashMap<>();
        Figures total = new Figures();
        try (InstalledRing ring = new InstalledRing("memory", "")) {
            ring.up();
            err.println("memory: the ring is ready, waiting " + idle.toSeconds() + " s");
            Thread.sleep(idle);
            for (int i = 0; i < SAMPLES; i++) {
                total.add(sample(ring.status(), each));
                Thread.sleep(Duration.ofSeconds(1));
            }
        }
        ObjectNode line = Json.object().put("bench", "memory").put("idle_s", idle.toSeconds());
        total.write(line, "total_mb", 1);
        ObjectNode components = line.putObject("components");
        each.forEach((name, figures) -> Figures.write(components, name, figures.median(), 1));
        return line;
    }

    private static double sample(RingStatus status, Map<String, Figures> each) throws IOException {
        Map<String, Long> pids = new LinkedHashMap<>();
        status.components().forEach(component -> {
            if (component.pid() != null) {
                pids.put(component.component().word(), component.pid());
            }
        });
        if (status.supervisorPid() != null) {
            pids.put("supervisor", status.supervisorPid());
        }
        double total = 0;
        for (Map.Entry<String, Long> one : pids.entrySet()) {
            double megabytes = pss(Files.readString(Path.of("/proc/" + one.getValue() + "/smaps_rollup"))) / 1024.0;
            each.computeIfAbsent(one.getKey(), name -> new Figures()).add(megabytes);
            total += megabytes;
        }
        return total;
    }

    /** The {@code Pss} of an smaps_rollup, in KiB. @throws IOException if there is none */
    static long pss(String rollup) throws IOException {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .map(line -> line.replaceAll("\\D+", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("this system does not tell a process's proportional set size"));
    }
}
