package dev.ringmaster.e2e.conformance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.e2e.conformance.script.ModelScript;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server with one script, and requests to it. JSON is written with single quotes. */
final class ModelClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeModelServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    ModelClient(Path folder, String steps) throws IOException {
        ModelScript script = ModelScript.of("test", json("{'steps':" + steps + "}"));
        server = new FakeModelServer(
                0,
                new ScriptBook(Map.of("test", script)),
                new Journal(folder.resolve("journal.jsonl")),
                InstantSource.system());
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("x-api-key", "secret-key")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode document(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(post(path, body).body());
    }

    /** The data of each event. */
    List<JsonNode> events(String path, String body) throws IOException, InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : post(path, body).body().split("\n", -1)) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        return events;
    }

    List<JsonNode> journal() throws IOException {
        return server.journal().entries();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
