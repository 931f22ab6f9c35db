package dev.ringmaster.e2e.conformance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.ringmaster.e2e.conformance.protocol.Frame;
import dev.ringmaster.e2e.conformance.protocol.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Ways of writing an answer to a connection. Those that break off throw: the HTTP server then closes the connection, whereas closing the
 * exchange would end the body in good order.
 */
final class Wire {

    private Wire() {}

    static void document(HttpExchange exchange, int status, JsonNode body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }

    static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        document(exchange, refusal.status(), refusal.body());
    }

    static void events(HttpExchange exchange, List<Frame> frames) throws IOException {
        OutputStream out = beginEvents(exchange);
        for (Frame frame : frames) {
            out.write(frame.text().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        out.close();
    }

    /** Writes events and closes the connection with the chunked body unfinished. */
    static void cut(HttpExchange exchange, List<Frame> frames) throws IOException {
        OutputStream out = beginEvents(exchange);
        for (Frame frame : frames) {
            out.write(frame.text().getBytes(StandardCharsets.UTF_8));
        }
        out.write("data: {\"half".getBytes(StandardCharsets.UTF_8));
        out.flush();
        throw new IOException("cut as scripted");
    }

    static void hang(HttpExchange exchange, Duration duration) throws IOException {
        OutputStream out = beginEvents(exchange);
        out.flush();
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("hung as scripted");
    }

    private static OutputStream beginEvents(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }
}
