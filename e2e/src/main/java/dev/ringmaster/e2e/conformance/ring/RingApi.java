package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Requests to a ring that is up. */
final class RingApi {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final RingHome ring;

    RingApi(RingHome ring) {
        this.ring = ring;
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** Asks again and again until the answer holds what is looked for; empty after {@code limit}. */
    <T> Optional<T> await(String path, Duration limit, Function<JsonNode, Optional<T>> wanted)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        Optional<T> found = wanted.apply(get(path));
        while (found.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(PAUSE);
            found = wanted.apply(get(path));
        }
        return found;
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " said " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(ring.apiAddress() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + ring.token());
    }
}
