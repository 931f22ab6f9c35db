package dev.ringmaster.cli.bench.restart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Agents that only live, to see whether they outlive what is done to the ring. */
final class Sleepers implements AutoCloseable {

    static final int COUNT = 4;

    static final String SETTINGS = """
            [[workers]]
            name = "sleeper"
            command = "sleep"
            args = ["3600"]
            max_concurrent = %d
            """.formatted(COUNT);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ProcessTable table = new ProcessTable();
    private final RingFolder folder;
    private List<ProcessIdentity> first = List.of();

    Sleepers(RingFolder folder) {
        this.folder = folder;
    }

    /** Gives each its task and waits until all live. @throws IOException if they do not */
    void start(ApiClient api) throws IOException {
        ObjectNode project =
                Json.object().put("id", "sleep").put("name", "sleep").put("workspace", "none");
        project.putObject("policy").put("maxConcurrent", COUNT);
        api.post(ApiPath.of("projects"), project);
        ObjectNode batch = Json.object().put("project", "sleep");
        ArrayNode tasks = batch.putArray("tasks");
        for (int i = 0; i < COUNT; i++) {
            tasks.addObject().put("title", "Sleep " + i);
        }
        api.post(ApiPath.of("tasks"), batch);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (first.size() < COUNT) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + first.size() + " of " + COUNT + " agents were started");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            first = living();
        }
    }

    /** How many of the first ones are gone. */
    long lost() throws IOException {
        return first.stream().filter(agent -> !table.alive(agent)).count();
    }

    private List<ProcessIdentity> living() throws IOException {
        if (!Files.isDirectory(folder.attempts())) {
            return List.of();
        }
        try (Stream<Path> attempts = Files.list(folder.attempts())) {
            return attempts.map(attempt -> RunFiles.recorded(attempt.resolve("process.json")))
                    .flatMap(Optional::stream)
                    .filter(table::alive)
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        living().forEach(table::kill);
    }
}
