package dev.ringmaster.e2e.chaos;

import dev.ringmaster.e2e.ring.FreePorts;
import dev.ringmaster.e2e.ring.RingProcesses;
import dev.ringmaster.e2e.ring.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A ring in a folder of its own, on ports of its own, and the processes it consists of. */
final class ChaosRing {

    static final List<String> VICTIMS =
            List.of("broker", "api-service", "queue-service", "enricher-service", "scheduler-service", "supervisor");

    private static final int RUNS_ALREADY = 5;

    private final Path checkout;
    private final Path home;
    private final Path witness;
    private final RingProcesses processes;
    private final int apiPort;

    ChaosRing(Path checkout, Path home, int agents, long seed) throws IOException {
        this.checkout = checkout;
        this.home = home;
        this.processes = new RingProcesses(home);
        this.witness = Files.createDirectories(home.resolve("witness"));
        List<Integer> ports = FreePorts.of(4);
        this.apiPort = ports.get(0);
        Files.writeString(home.resolve("ringmaster.toml"), """
            [components]
            api_port = %d
            queue_port = %d
            enricher_port = %d
            scheduler_port = %d

            [kafka]
            port = %d

            [retry]
            initial_backoff = "1s"
            max_backoff = "5s"

            [[workers]]
            name = "witness"
            type = "generic"
            command = "%s"
            args = ["100", "1500", "%d"]
            prompt = "stdin"
            max_concurrent = %d
            memory_estimate = "8MB"
            timeout = "2m"
            env = ["WITNESS_DIR"]
            """.formatted(
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        ports.get(3),
                        ports.get(4),
                        checkout.resolve("e2e/chaos/witness-agent.sh"),
                        seed,
                        agents));
    }

    Path home() {
        return home;
    }

    Path witness() {
        return witness;
    }

    String apiAddress() {
        return "http://127.0.0.1:" + apiPort + "/api/v1";
    }

    Path tokenFile() {
        return home.resolve(".ringmaster/token");
    }

    Path database(String service) {
        return home.resolve(".ringmaster/data/" + service + ".db");
    }

    Path attempts() {
        return home.resolve(".ringmaster/attempts");
    }

    Shell.Result ringmaster(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(checkout.resolve("ringmaster").toString());
        command.addAll(List.of(arguments));
        return Shell.run(home, Map.of("RINGMASTER_HOME", home.toString(), "WITNESS_DIR", witness.toString()), command);
    }

    /** Starts what does not run and adopts what does. */
    void up() throws IOException {
        Shell.Result result = ringmaster("up", "-d");
        if (result.exitCode() != 0 && result.exitCode() != RUNS_ALREADY) {
            throw new IOException("up failed with " + result.exitCode() + ":\n" + result.output());
        }
    }

    /** Stops the ring, deletes everything the broker has, and starts it again. */
    void wipeBroker() throws IOException {
        down();
        Path data = home.resolve(".ringmaster/broker");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        up();
    }

    void down() throws IOException {
        ringmaster("down");
    }

    /** Kills a component with SIGKILL if it runs; returns its pid. */
    Optional<Long> kill(String component) throws IOException {
        return processes.kill(component);
    }
}
