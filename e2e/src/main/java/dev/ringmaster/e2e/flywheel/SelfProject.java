package dev.ringmaster.e2e.flywheel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.ring.PatientApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The project of the ring whose repository is Ringmaster's own. */
final class SelfProject {

    private static final String ID = "self";

    private final FlywheelRing ring;
    private final PatientApi api;

    SelfProject(FlywheelRing ring, PatientApi api) {
        this.ring = ring;
        this.api = api;
    }

    void register() throws IOException, InterruptedException {
        api.post(
                "/projects",
                Map.of(
                        "id",
                        ID,
                        "name",
                        "Ringmaster",
                        "repository",
                        ring.repository().toString(),
                        "targetBranch",
                        FlywheelRing.BRANCH,
                        "gates",
                        List.of(Map.of("name", "poms", "command", List.of("test", "-s", "pom.xml")))),
                "self-project");
    }

    /**
     * Makes a task of a change.
     *
     * @param change the name of its script
     * @param key of this request, another for each task
     * @return the task's id
     */
    String ask(String change, String key) throws IOException, InterruptedException {
        JsonNode created = api.post(
                "/tasks",
                Map.of(
                        "project",
                        ID,
                        "tasks",
                        List.of(Map.of(
                                "title",
                                "Make the change " + change,
                                "description",
                                "change: " + change + "\n",
                                "requires",
                                List.of("improve")))),
                "task-" + key);
        return created.path("items").path(0).path("id").asText();
    }

    /** Leaves nothing open behind: what a person would be asked is answered with no. */
    void giveUp(String task) throws IOException, InterruptedException {
        api.post("/tasks/" + task + "/cancel", Map.of("reason", "the flywheel has seen enough"), "cancel-" + task);
    }

    /** What the API says of a path that does not exist: its words are what the harmless changes change. */
    String unknownPath() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ring.address() + "/api/v1/no-such-path"))
                .timeout(Duration.ofSeconds(10))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(ring.home().resolve(".ringmaster/token"))
                                        .strip())
                .GET()
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
