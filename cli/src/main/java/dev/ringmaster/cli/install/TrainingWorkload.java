package dev.ringmaster.cli.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.temporary.PlainApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A little of everything that a ring does, so that the caches hold the classes it needs. */
final class TrainingWorkload {

    static final String SETTINGS = """
            [[workers]]
            name = "nothing"
            command = "true"
            max_concurrent = 4
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TASKS = 12;
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final List<String> PAGES = List.of(
            "/api/v1/projects",
            "/api/v1/tasks?project=training",
            "/api/v1/tasks/training-1",
            "/api/v1/decisions?status=all",
            "/api/v1/workers",
            "/api/v1/attempts",
            "/api/v1/events?after=0&limit=20",
            "/api/v1/status",
            "/q/metrics",
            "/q/openapi");

    private final PlainApi api;

    TrainingWorkload(Ring ring) {
        this.api = new PlainApi(ring);
    }

    /** Runs it; what does not work is told and left out, because a smaller workload still makes a useful cache. */
    void run(Consumer<String> progress) {
        try {
            createTasks();
            awaitDone();
        } catch (IOException failure) {
            progress.accept("  the training tasks did not finish: " + failure.getMessage());
        }
        for (String page : PAGES) {
            try {
                api.visit(page);
            } catch (IOException failure) {
                progress.accept("  " + page + " did not answer in training: " + failure.getMessage());
            }
        }
    }

    private void createTasks() throws IOException {
        api.post(
                "/api/v1/projects",
                JSON.createObjectNode()
                        .put("id", "training")
                        .put("name", "Training")
                        .put("workspace", "none"));
        ObjectNode batch = JSON.createObjectNode().put("project", "training");
        ArrayNode tasks = batch.putArray("tasks");
        for (int i = 0; i < TASKS; i++) {
            ObjectNode task = tasks.addObject()
                    .put("ref", "t" + i)
                    .put("title", "Do nothing for the " + (i + 1) + "th time")
                    .put("description", "See `src/main/Nothing.java`.\n\n- first\n- second\n");
            if (i > 0) {
                task.putArray("dependsOn").add("t" + (i - 1) / 2);
            }
        }
        api.post("/api/v1/tasks", batch);
    }

    private void awaitDone() throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        int done = 0;
        while (done < TASKS) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + done + " of " + TASKS + " were done after " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            done = api.get("/api/v1/tasks/count?project=training")
                    .path("counts")
                    .path("done")
                    .asInt();
        }
    }
}
