package dev.ringmaster.e2e.ring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The API as a patient client sees it: it may be down at any moment. */
public final class PatientApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;
    private final Path tokenFile;

    /** @param address such as {@code http://127.0.0.1:7700/api/v1} */
    public PatientApi(String address, Path tokenFile) {
        this.address = address;
        this.tokenFile = tokenFile;
    }

    /** Posts until it is answered; the idempotency key makes the repeats harmless. */
    public JsonNode post(String path, Object body, String idempotencyKey) throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                HttpRequest request = request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    return json.readTree(response.body());
                }
                boolean stillRunning =
                        response.statusCode() == 409 && response.body().contains("idempotency");
                if (response.statusCode() < 500 && !stillRunning) {
                    throw new IllegalStateException(path + " said " + response.statusCode() + ": " + response.body());
                }
            } catch (IOException down) {
                if (System.nanoTime() > until) {
                    throw down;
                }
            }
            Thread.sleep(200);
        }
    }

    /** Asks once; empty when the API is down or busy. */
    public Optional<JsonNode> get(String path) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(json.readTree(response.body())) : Optional.empty();
        } catch (IOException down) {
            return Optional.empty();
        }
    }

    /** How many tasks have each status; empty when the API is down. */
    public Map<String, Integer> counts() throws InterruptedException {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        get("/tasks/count")
                .ifPresent(answer -> answer.path("counts")
                        .properties()
                        .forEach(entry ->
                                counts.put(entry.getKey(), entry.getValue().asInt())));
        return counts;
    }

    /** As {@link #counts}, waiting for an API that is just coming back. */
    public Map<String, Integer> countsOnceItAnswers() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        Map<String, Integer> counts = counts();
        while (counts.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(Duration.ofMillis(200));
            counts = counts();
        }
        return counts;
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
    }
}
