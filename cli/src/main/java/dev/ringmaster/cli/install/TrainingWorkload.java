package dev.ringmaster.cli.install;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.settings.TokenFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A little of everything that a ring does, so that the caches hold the classes it needs. */
final class TrainingWorkload {

    static final String SETTINGS = """
        [self_improvement]
        enabled = true

        [[workers]]
        name = "nothing"
        command = "true"
        max_concurrent = 4
        memory_estimate = "8MB"
        """;

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

    private final ApiClient api;
    private final String token;

    TrainingWorkload(TemporaryRing ring) {
        this.api = ring.client();
        this.token = TokenFile.read(ring.ring().folder().token()).orElseThrow();
    }

    /** Runs it; what does not work is told and left out, because a smaller workload still makes a useful cache. */
    void run(Consumer<String> progress) {
        try {
            createTasks();
            awaitDone();
        } catch (CommandFailure failure) {
            progress.accept("  the training tasks did not finish: " + failure.getMessage());
        }
        for (String page : PAGES) {
            try {
                visit(page);
            } catch (IOException failure) {
                progress.accept("  " + page + " did not answer in training: " + failure.getMessage());
            }
        }
    }

    private void createTasks() {
        api.post(
                ApiPath.of("projects"),
                Json.object().put("id", "training").put("name", "Training").put("workspace", "none"));
        ObjectNode batch = Json.object().put("project", "training");
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
        api.post(ApiPath.of("tasks"), batch);
    }

    private void awaitDone() {
        long end = System.nanoTime() + LIMIT.toNanos();
        int done = 0;
        while (done < TASKS) {
            if (System.nanoTime() > end) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "only " + done + " of " + TASKS + " were done after " + LIMIT.toSeconds() + " s",
                        "");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            done = api.get(ApiPath.of("tasks", "count").with("project", "training"))
                    .path("counts")
                    .path("done")
                    .asInt();
        }
    }

    private void visit(String page) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(api.base() + page).toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setReadTimeout((int) LIMIT.toMillis());
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }
}
