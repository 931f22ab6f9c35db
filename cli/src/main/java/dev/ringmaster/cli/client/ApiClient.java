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
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to api-service. A request whose connection is lost is sent again: reading changes nothing, and what is posted carries one
 * {@code Idempotency-Key} for all its tries. One that is refused because nobody listens is sent again as long as the service is expected
 * back, so that a restart loses none. Built on {@link HttpURLConnection}, which starts in a fraction of the time of
 * {@code java.net.http}.
 */
public final class ApiClient {

    /** Where the event stream is. */
    public static final ApiPath STREAM = ApiPath.of("events", "stream");

    private static final String JSON = "application/json";
    private static final long ANY = -1;

    /** A service that answers that it cannot serve now will not for long, or for very long. */
    private static final Duration UNAVAILABLE = Duration.ofSeconds(5);

    private static final Duration TOLD_AFTER = Duration.ofSeconds(1);

    private final URI base;
    private final String token;
    private final Patience patience;
    private final BooleanSupplier comesBack;
    private Consumer<String> notes = note -> {};

    /** A client that gives up at once where nobody listens. @param base such as {@code http://127.0.0.1:7700} */
    public ApiClient(URI base, String token, Patience patience) {
        this(base, token, patience, () -> false);
    }

    /** @param comesBack whether a service that is away is expected back; asked at each try */
    public ApiClient(URI base, String token, Patience patience, BooleanSupplier comesBack) {
        this.base = base;
        this.token = token;
        this.patience = patience;
        this.comesBack = comesBack;
    }

    /** Where a person is told that the service is away and waited for. */
    public ApiClient telling(Consumer<String> listener) {
        notes = listener;
        return this;
    }

    private record Body(String contentType, Content content, Duration answer, String idempotencyKey) {}

    /** @param version what must still be there; negative for any */
    private record Call(
            String method, ApiPath path, @Nullable Body body, long version) {

        /** Whether an earlier try, whose answer was lost, has done it already. */
        boolean wasDone(Answer answer) {
            return method.equals("DELETE") && answer.status() == 404;
        }
    }

    private record Answer(int status, JsonNode json) {}

    public URI base() {
        return base;
    }

    /** @throws CommandFailure if the server cannot be reached or refuses */
    public JsonNode get(ApiPath path) {
        return send(new Call("GET", path, null, ANY));
    }

    /** @throws CommandFailure if the server cannot be reached or refuses */
    public JsonNode post(ApiPath path, JsonNode body) {
        return post(path, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws CommandFailure if the server cannot be reached or refuses */
    public JsonNode post(ApiPath path, String contentType, byte[] bytes) {
        return post(path, contentType, Content.of(bytes), patience.answer());
    }

    /** The same for what may take the server its time. @param answer how long to wait for it */
    public JsonNode post(ApiPath path, String contentType, Content content, Duration answer) {
        return send(new Call(
                "POST",
                path,
                new Body(contentType, content, answer, UUID.randomUUID().toString()),
                ANY));
    }

    /**
     * Writes what the server sends, as it comes.
     *
     * @throws CommandFailure if the server cannot be reached or refuses
     * @throws IOException if it breaks off, or cannot be written
     */
    public void download(ApiPath path, OutputStream out) throws IOException {
        HttpURLConnection connection = connect(path, "*/*");
        connection.setReadTimeout((int) patience.answer().toMillis());
        int status;
        try {
            status = connection.getResponseCode();
        } catch (ConnectException e) {
            throw unreachable(e);
        }
        if (status != 200) {
            InputStream error = connection.getErrorStream();
            throw ApiProblem.failure(
                    status,
                    error == null ? MissingNode.getInstance() : parsed(status, error.readAllBytes()),
                    base.toString());
        }
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(out);
        }
    }

    /**
     * Deletes a thing, if it still has the version that was seen.
     *
     * @throws CommandFailure if the server cannot be reached or refuses
     */
    public void delete(ApiPath path, long version) {
        send(new Call("DELETE", path, null, version));
    }

    /** The stream of all events behind a place in the feed. */
    public EventStream events(long after) {
        return events(STREAM, after);
    }

    /** @param path the stream's, with the filters of its query */
    public EventStream events(ApiPath path, long after) {
        return new EventStream((place, readTimeout) -> open(path, place, readTimeout), patience, comesBack, after);
    }

    private JsonNode send(Call call) {
        boolean sent = false;
        boolean told = false;
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            boolean lastTry = since(began).compareTo(patience.lost()) > 0;
            try {
                Answer answer = exchange(call);
                if (answer.status() < 300 || sent && call.wasDone(answer)) {
                    return answer.json();
                }
                if (lastTry || !mayChange(answer, sent, since(began))) {
                    throw ApiProblem.failure(answer.status(), answer.json(), base.toString());
                }
            } catch (ConnectException e) {
                // Nothing was sent: only worth another try when an earlier one was on its way, or somebody will listen
                // soon.
                if (lastTry || !sent && !comesBack.getAsBoolean()) {
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
                if (lastTry) {
                    throw unreachable(e);
                }
            }
            if (!told && since(began).compareTo(TOLD_AFTER) > 0) {
                told = true;
                notes.accept("api-service is away; waiting for it");
            }
            pause(tries);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Whether the same request may be answered differently in a moment. */
    private boolean mayChange(Answer answer, boolean sent, Duration waited) {
        boolean firstTryRuns =
                answer.status() == 409 && ApiProblem.code(answer.json()).equals(ApiProblem.IN_PROGRESS);
        boolean comingUp =
                answer.status() == 503 && (sent || waited.compareTo(UNAVAILABLE) < 0 && comesBack.getAsBoolean());
        return firstTryRuns || comingUp;
    }

    private Answer exchange(Call call) throws IOException {
        HttpURLConnection connection = connect(call.path(), JSON);
        connection.setReadTimeout((int) patience.answer().toMillis());
        connection.setRequestMethod(call.method());
        if (call.version() != ANY) {
            connection.setRequestProperty("If-Match", "\"" + call.version() + "\"");
        }
        Body body = call.body();
        if (body != null) {
            connection.setReadTimeout((int) body.answer().toMillis());
            connection.setRequestProperty("Content-Type", body.contentType());
            connection.setRequestProperty("Idempotency-Key", body.idempotencyKey());
        }
        if (body != null || call.method().equals("DELETE")) {
            // With a length it is this class alone that sends anything twice, and so it knows that it did.
            Content content = body == null ? Content.of(new byte[0]) : body.content();
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(content.length());
            try (OutputStream out = connection.getOutputStream()) {
                content.writeTo(out);
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
