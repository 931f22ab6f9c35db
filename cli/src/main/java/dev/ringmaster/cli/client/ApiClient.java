package dev.ringmaster.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to api-service. A request whose connection is lost is sent again: reading changes nothing, and what is posted carries one
 * {@code Idempotency-Key} for all its tries. Built on {@link HttpURLConnection}, which starts in a fraction of the time of
 * {@code java.net.http}.
 */
public final class ApiClient {

    /** Where the event stream is. */
    public static final ApiPath STREAM = ApiPath.of("events", "stream");

    private static final String JSON = "application/json";

    private final URI base;
    private final String token;
    private final Patience patience;

    /** @param base such as {@code http://127.0.0.1:7700} */
    public ApiClient(URI base, String token, Patience patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
    }

    private record Body(String contentType, byte[] bytes, String idempotencyKey) {}

    private record Answer(int status, JsonNode json) {}

    public URI base() {
        return base;
    }

    /** @throws CommandFailure if the server cannot be reached or refuses */
    public JsonNode get(ApiPath path) {
        return send(path, null);
    }

    /** @throws CommandFailure if the server cannot be reached or refuses */
    public JsonNode post(ApiPath path, JsonNode body) {
        return post(path, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws CommandFailure if the server cannot be reached or refuses */
    public JsonNode post(ApiPath path, String contentType, byte[] bytes) {
        return send(path, new Body(contentType, bytes, UUID.randomUUID().toString()));
    }

    /**
     * Deletes a thing, if it still has the version that was seen.
     *
     * @throws CommandFailure if the server cannot be reached or refuses
     */
    public void delete(ApiPath path, long version) {
        try {
            HttpURLConnection connection = connect(path, JSON);
            connection.setReadTimeout((int) patience.answer().toMillis());
            connection.setRequestMethod("DELETE");
            connection.setRequestProperty("If-Match", "\"" + version + "\"");
            int status = connection.getResponseCode();
            if (status >= 300) {
                InputStream error = connection.getErrorStream();
                throw ApiProblem.failure(
                        status,
                        error == null ? MissingNode.getInstance() : parsed(status, error.readAllBytes()),
                        base.toString());
            }
        } catch (IOException e) {
            // Nobody knows whether it was done: a person looks, and asks again.
            throw unreachable(e);
        }
    }

    /** The stream of all events behind a place in the feed. */
    public EventStream events(long after) {
        return events(STREAM, after);
    }

    /** @param path the stream's, with the filters of its query */
    public EventStream events(ApiPath path, long after) {
        return new EventStream((place, readTimeout) -> open(path, place, readTimeout), patience, after);
    }

    private JsonNode send(ApiPath path, @Nullable Body body) {
        boolean sent = false;
        long end = System.nanoTime() + patience.lost().toNanos();
        for (int tries = 1; ; tries++) {
            try {
                Answer answer = exchange(path, body);
                if (answer.status() < 300) {
                    return answer.json();
                }
                boolean firstTryRuns =
                        answer.status() == 409 && ApiProblem.code(answer.json()).equals(ApiProblem.IN_PROGRESS);
                boolean comingUp = answer.status() == 503 && sent;
                if (!firstTryRuns && !comingUp || System.nanoTime() > end) {
                    throw ApiProblem.failure(answer.status(), answer.json(), base.toString());
                }
            } catch (ConnectException e) {
                // Nothing was sent: only worth another try when an earlier one was on its way.
                if (!sent || System.nanoTime() > end) {
                    throw unreachable(e);
                }
            } catch (SocketTimeoutException e) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        base + " does not answer within " + patience.answer().toSeconds() + " s",
                        "See what it does: ringmaster logs api-service --tail 50",
                        e);
            } catch (IOException e) {
                sent = true;
                if (System.nanoTime() > end) {
                    throw unreachable(e);
                }
            }
            pause(tries);
        }
    }

    private Answer exchange(ApiPath path, @Nullable Body body) throws IOException {
        HttpURLConnection connection = connect(path, JSON);
        connection.setReadTimeout((int) patience.answer().toMillis());
        if (body != null) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.bytes().length);
            connection.setRequestProperty("Content-Type", body.contentType());
            connection.setRequestProperty("Idempotency-Key", body.idempotencyKey());
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.bytes());
            }
        }
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the answer is not HTTP");
        }
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? MissingNode.getInstance() : parsed(status, in.readAllBytes()));
        }
    }

    /** An answer that is no JSON at all comes from something else that listens there. */
    private JsonNode parsed(int status, byte[] bytes) throws IOException {
        try {
            return Json.read(bytes);
        } catch (JsonProcessingException e) {
            if (status >= 400) {
                return MissingNode.getInstance();
            }
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "what answers at " + base + " is not Ringmaster's API",
                    "Change components.api_port in ringmaster.toml if the port belongs to another program.",
                    e);
        }
    }

    /** Opens the event stream and checks that it is one. */
    private InputStream open(ApiPath path, @Nullable Long after, int readTimeout) throws IOException {
        HttpURLConnection connection = connect(path.with("after", after), "text/event-stream");
        connection.setReadTimeout(readTimeout);
        if (after != null) {
            connection.setRequestProperty("Last-Event-ID", Long.toString(after));
        }
        int status = connection.getResponseCode();
        if (status == 503 || status == 502) {
            throw new ConnectException("not ready: status " + status);
        }
        if (status != 200) {
            InputStream error = connection.getErrorStream();
            throw ApiProblem.failure(
                    status,
                    error == null ? MissingNode.getInstance() : parsed(status, error.readAllBytes()),
                    base.toString());
        }
        return connection.getInputStream();
    }

    private HttpURLConnection connect(ApiPath path, String accept) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + "/api/v1" + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) patience.connect().toMillis());
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", accept);
        return connection;
    }

    private void pause(int tries) {
        try {
            Thread.sleep(patience.pauseAfter(tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", "", e);
        }
    }

    private CommandFailure unreachable(IOException cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "the API at " + base + " cannot be reached",
                "Start the ring with: ringmaster up",
                cause);
    }
}
