package dev.ringmaster.cli.temporary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.TokenFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ring's REST interface for programs of this module: plain trees in, plain trees out. */
public final class PlainApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 30_000;

    private final String base;
    private final String token;

    /** @throws IllegalStateException if the ring has no token yet */
    public PlainApi(Ring ring) {
        this.base = "http://" + RingStates.host(ring.settings()) + ":"
                + ring.settings().components().apiPort();
        this.token = TokenFile.read(ring.folder().token())
                .orElseThrow(() -> new IllegalStateException("the ring has no token: it never ran"));
    }

    /** @param path from the root, such as {@code /api/v1/tasks} */
    public JsonNode get(String path) throws IOException {
        return call("GET", path, null);
    }

    public JsonNode post(String path, JsonNode body) throws IOException {
        return call("POST", path, body);
    }

    /** Gets something that need not be JSON and forgets it. */
    public void visit(String path) throws IOException {
        HttpURLConnection connection = connection("GET", path);
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body) throws IOException {
        HttpURLConnection connection = connection(method, path);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(JSON.writeValueAsBytes(body));
        }
        int status = connection.getResponseCode();
        if (status >= 400) {
            throw new IOException(problem(connection, status));
        }
        try (InputStream in = connection.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        }
    }

    private HttpURLConnection connection(String method, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/json, */*");
        if (method.equals("POST")) {
            connection.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString());
        }
        return connection;
    }

    private static String problem(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = connection.getErrorStream()) {
            JsonNode problem = in == null ? MissingNode.getInstance() : JSON.readTree(in.readAllBytes());
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            return connection.getRequestMethod() + " " + connection.getURL().getPath() + " was answered with " + status
                    + (detail.isEmpty() ? "" : ": " + detail);
        }
    }
}
