package dev.ringmaster.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An API that answers what a test has told it, and remembers what it was asked. */
public final class FakeApi implements AutoCloseable {

    /** @param headers of the request, by lower-case name, first value */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Handler>> handlers = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public FakeApi() {
        this(0);
    }

    public FakeApi(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(executor);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Answers a path below /api/v1; of several answers each is given once, and the last for ever. */
    public FakeApi on(String call, int status, String json) {
        return on(call, exchange -> send(exchange, status, json));
    }

    public FakeApi on(String call, Handler handler) {
        handlers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(handler);
        return this;
    }

    public static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Starts an event stream and writes these events: seq, type, subject, data. */
    public static void stream(HttpExchange exchange, String... events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
        for (String event : events) {
            out.write(event.getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    public static String event(long seq, String type, String subject, String data) {
        return "id: " + seq + "\nevent: " + type + "\ndata: {\"seq\":" + seq + ",\"type\":\"" + type
                + "\",\"subject\":\"" + subject + "\",\"time\":\"2026-01-02T03:04:05Z\",\"data\":" + data + "}\n\n";
    }

    public Request last() {
        return requests.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString().replace("/api/v1", ""),
                headers(exchange),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        String path = exchange.getRequestURI().getPath().replace("/api/v1", "");
        try (exchange) {
            next(request.method() + " " + path).handle(exchange);
        }
    }

    private synchronized Handler next(String call) {
        @Nullable Deque<Handler> told = handlers.get(call);
        if (told == null) {
            return exchange -> send(
                    exchange,
                    404,
                    "{\"title\":\"There is nothing here\",\"detail\":\"" + call + "\",\"code\":\"not-found\"}");
        }
        return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
