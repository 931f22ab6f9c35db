package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From the start of {@code ringmaster import} until the queue has ranked all of the file: the last ranking after which none follows.
 * Nothing runs, because the ring has no worker.
 */
final class ImportBench {

    private static final String PROJECT = "import";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** A long ranking is followed by a rest ten times as long before the next one. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final Path file;
    private final int rounds;
    private final PrintStream err;

    ImportBench(Path file, int rounds, PrintStream err) {
        this.file = file;
        this.rounds = rounds;
        this.err = err;
    }

    ObjectNode run() throws IOException {
        Figures ranked = new Figures();
        Figures answered = new Figures();
        JsonNode report = Json.object();
        try (InstalledRing ring = new InstalledRing("import", "")) {
            ring.up();
            ApiClient api = ring.temporary().client();
            for (int round = 1; round <= rounds; round++) {
                String project = PROJECT + round;
                api.post(
                        ApiPath.of("projects"),
                        Json.object().put("id", project).put("name", project).put("workspace", "none"));
                Instant began = Instant.now();
                report = Json.read(ring.call("import", file.toString(), "--project", project, "-o", "json")
                                .getBytes(StandardCharsets.UTF_8))
                        .path("item");
                double command = Duration.between(began, Instant.now()).toNanos() / 1e6;
                double took = Duration.between(began, lastRanking(api, project)).toNanos() / 1e6;
                answered.add(command);
                ranked.add(took);
                err.println("import: round " + round + ": answered after " + Math.round(command) + " ms, ranked after "
                        + Math.round(took) + " ms");
            }
            ring.down();
        }
        ObjectNode line = Json.object().put("bench", "import").put("rounds", rounds);
        line.put("issues", report.path("created").asInt());
        line.put("dependencies", report.path("dependencies").asInt());
        ranked.write(line, "import_ms", 0);
        answered.write(line, "answered_ms", 0);
        return line;
    }

    private static Instant lastRanking(ApiClient api, String project) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        long quietSince = System.nanoTime();
        Instant last = Instant.MIN;
        while (last.equals(Instant.MIN) || System.nanoTime() - quietSince < QUIET.toNanos()) {
            if (System.nanoTime() > end) {
                throw new IOException("the queue has not ranked " + project + " after " + LIMIT.toMinutes() + " min");
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            Instant newest = last;
            for (JsonNode event : api.get(ApiPath.of("events")
                            .with("types", "queue.ranked")
                            .with("project", project)
                            .with("limit", "500"))
                    .path("items")) {
                newest = Instant.parse(event.path("time").asText());
            }
            if (newest.isAfter(last)) {
                last = newest;
                quietSince = System.nanoTime();
            }
        }
        return last;
    }
}
