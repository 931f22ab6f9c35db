package dev.ringmaster.release.vitals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.model.settings.WorkerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A task that is sent round the ring. Where a worker named {@value #WORKER} is configured, it is done by that one; else it needs a
 * capability that no worker has, so that it goes from the API to the queue and back, twice, and no agent is ever started for it.
 */
record ProbeTask(HttpClient client, URI api, String token, List<WorkerSettings> workers, InstantSource clock) {

    static final String WORKER = "probe";
    private static final String PROJECT = "ringmaster-probe";
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    RingReader.Probe send() throws InterruptedException {
        try {
            boolean worker =
                    workers.stream().anyMatch(each -> each.name().value().equals(WORKER));
            if (call("GET", "/projects/" + PROJECT, null).isMissingNode()) {
                call(
                        "POST",
                        "/projects",
                        JSON.createObjectNode()
                                .put("id", PROJECT)
                                .put("name", "Probes")
                                .put("workspace", "none"));
            }
            ObjectNode task = JSON.createObjectNode()
                    .put("title", "A probe that was sent round the ring")
                    .put("description", "Made to see whether the ring works; nothing is to be done.");
            if (worker) {
                task.put("agent", WORKER);
            } else {
                task.putArray("requires").add("ringmaster-probe");
            }
            ObjectNode body = JSON.createObjectNode().put("project", PROJECT);
            body.putArray("tasks").add(task);
            String id = call("POST", "/tasks", body)
                    .path("items")
                    .path(0)
                    .path("id")
                    .asText("");
            if (id.isEmpty()) {
                return RingReader.Probe.LOST;
            }
            return worker ? cameBack(id, "done") : cancelled(id);
        } catch (IOException e) {
            return RingReader.Probe.LOST;
        }
    }

    private RingReader.Probe cancelled(String id) throws IOException, InterruptedException {
        RingReader.Probe seen = cameBack(id, "ready");
        call("POST", "/tasks/" + id + "/cancel", JSON.createObjectNode().put("reason", "the probe is over"));
        return seen == RingReader.Probe.CAME_BACK ? cameBack(id, "cancelled") : seen;
    }

    /** A state that the queue itself has told has a version. */
    private RingReader.Probe cameBack(String id, String status) throws IOException, InterruptedException {
        Instant until = clock.instant().plus(LIMIT);
        while (clock.instant().isBefore(until)) {
            JsonNode task = call("GET", "/tasks/" + id, null);
            if (task.path("status").asText("").equals(status)
                    && task.path("stateVersion").asLong(0) > 0) {
                return RingReader.Probe.CAME_BACK;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return RingReader.Probe.LOST;
    }

    private JsonNode call(String method, String path, @org.jspecify.annotations.Nullable ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/v1" + path))
                .timeout(CALL)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() < 300 && !answer.body().isBlank()
                ? JSON.readTree(answer.body())
                : JSON.missingNode();
    }
}
