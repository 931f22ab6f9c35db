package dev.ringmaster.e2e.conformance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.ringmaster.e2e.conformance.protocol.AnthropicMessages;
import dev.ringmaster.e2e.conformance.protocol.Ask;
import dev.ringmaster.e2e.conformance.protocol.Gemini;
import dev.ringmaster.e2e.conformance.protocol.Protocol;
import dev.ringmaster.e2e.conformance.protocol.Refusal;
import dev.ringmaster.e2e.conformance.protocol.Reply;
import dev.ringmaster.e2e.conformance.protocol.Toolbox;
import dev.ringmaster.e2e.conformance.script.ModelScript;
import dev.ringmaster.e2e.conformance.script.Playback;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import dev.ringmaster.e2e.conformance.script.Step;
import dev.ringmaster.e2e.conformance.script.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Answers one request: finds the protocol by the path, the step by the history, and writes both down. */
final class ModelHandler implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptBook scripts;
    private final Playback playback;
    private final Journal journal;
    private final InstantSource clock;

    ModelHandler(ScriptBook scripts, Playback playback, Journal journal, InstantSource clock) {
        this.scripts = scripts;
        this.playback = playback;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int number = journal.nextNumber();
        ObjectNode entry = JSON.createObjectNode()
                .put("number", number)
                .put("at", clock.instant().toString())
                .put("method", exchange.getRequestMethod())
                .put("path", exchange.getRequestURI().getPath());
        exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(entry.putArray("headers")::add);
        JsonNode body = body(exchange);
        switch (Route.of(exchange.getRequestURI().getPath())) {
            case Route.Model(Protocol protocol) -> answer(exchange, protocol, body, number, entry);
            case Route.Count(boolean isGemini) -> {
                journal.write(entry.put("answer", "count"));
                Wire.document(exchange, 200, isGemini ? Gemini.count(body) : new AnthropicMessages().count(body));
            }
            case Route.Models(boolean isGemini) -> {
                journal.write(entry.put("answer", "models"));
                Wire.document(exchange, 200, Route.models(isGemini));
            }
            case Route.Other _ -> {
                journal.write(entry.put("answer", "not found"));
                Wire.document(exchange, 404, JSON.createObjectNode().put("error", "not found"));
            }
        }
    }

    private void answer(HttpExchange exchange, Protocol protocol, JsonNode body, int number, ObjectNode entry)
            throws IOException {
        Ask ask = protocol.read(body);
        describe(entry, protocol, ask);
        if (ask.isSide()) {
            journal.write(entry.put("answer", "side"));
            send(exchange, protocol, ask, new Reply(number, ask.model(), sideAnswer(body), new Usage(10, 0, 5)));
            return;
        }
        ScriptBook.Choice choice;
        try {
            choice = scripts.choose(ask.userTexts());
        } catch (IllegalArgumentException unknown) {
            journal.write(entry.put("answer", unknown.getMessage()));
            Wire.refuse(exchange, protocol.refuse(Refusal.Reason.BAD_REQUEST, 400, Duration.ZERO, 0));
            return;
        }
        entry.put("script", choice.script().name()).put("conversation", choice.conversation());
        int turns = given(ask.turns(), choice.script());
        entry.put("turns", turns);
        switch (playback.next(choice, turns)) {
            case Playback.Next.Answer(int step, Step.Turn turn, Usage usage) -> {
                Reply reply = new Reply(number, ask.model(), new Toolbox(ask).content(turn), usage);
                describe(entry.put("step", step), reply);
                journal.write(entry);
                send(exchange, protocol, ask, reply);
            }
            case Playback.Next.Failed(int step, Step.Failure failure, Instant reset) -> {
                journal.write(entry.put("step", step)
                        .put("answer", failure.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
                fail(
                        exchange,
                        protocol,
                        failure,
                        reset,
                        new Reply(
                                number,
                                ask.model(),
                                new Reply.Content.Text("This is never said to its end."),
                                new Usage(1, 0, 1)));
            }
        }
    }

    /** How many turns of the script the history holds. */
    private static int given(List<Ask.Turn> turns, ModelScript script) {
        Set<String> calls = new HashSet<>();
        int texts = 0;
        for (Ask.Turn turn : turns) {
            turn.callId().ifPresent(calls::add);
            if (turn.callId().isEmpty()
                    && script.steps().contains(new Step.Say(turn.text().strip()))) {
                texts++;
            }
        }
        return calls.size() + texts;
    }

    private void fail(HttpExchange exchange, Protocol protocol, Step.Failure failure, Instant reset, Reply reply)
            throws IOException {
        switch (failure) {
            case Step.Limit _ -> {
                Duration wait = Duration.between(clock.instant(), reset);
                Wire.refuse(exchange, protocol.refuse(Refusal.Reason.LIMIT, 429, wait, reset.getEpochSecond()));
            }
            case Step.Refuse(int status, var retryAfter, int _) ->
                Wire.refuse(
                        exchange,
                        protocol.refuse(
                                status == 429 ? Refusal.Reason.RATE : Refusal.Reason.CAPACITY,
                                status,
                                retryAfter.orElse(Duration.ZERO),
                                0));
            case Step.Unauthorized _ ->
                Wire.refuse(exchange, protocol.refuse(Refusal.Reason.UNAUTHORIZED, 401, Duration.ZERO, 0));
            case Step.Overflow _ ->
                Wire.refuse(exchange, protocol.refuse(Refusal.Reason.OVERFLOW, 400, Duration.ZERO, 0));
            case Step.Cut(String text, int _) ->
                Wire.cut(
                        exchange,
                        protocol.beginning(
                                new Reply(reply.number(), reply.model(), new Reply.Content.Text(text), reply.usage())));
            case Step.Hang(Duration duration, int _) -> Wire.hang(exchange, duration);
        }
    }

    private static void send(HttpExchange exchange, Protocol protocol, Ask ask, Reply reply) throws IOException {
        if (ask.stream()) {
            Wire.events(exchange, protocol.stream(reply));
        } else {
            Wire.document(exchange, 200, protocol.whole(reply));
        }
    }

    /** Side requests that ask for JSON get some. */
    private static Reply.Content sideAnswer(JsonNode body) {
        String text = body.toString();
        boolean wantsJson = text.contains("\"responseMimeType\":\"application/json\"") || text.contains("json_schema");
        return new Reply.Content.Text(wantsJson ? "{\"title\":\"Scripted work\"}" : "Scripted work");
    }

    private static void describe(ObjectNode entry, Protocol protocol, Ask ask) {
        entry.put("protocol", protocol.name()).put("model", ask.model()).put("stream", ask.stream());
        ask.folder().ifPresent(folder -> entry.put("folder", folder));
        ask.userTexts().forEach(entry.putArray("user")::add);
        ask.toolResults().forEach(entry.putArray("toolResults")::add);
        ask.tools().stream().map(Ask.Tool::name).forEach(entry.putArray("tools")::add);
    }

    private static void describe(ObjectNode entry, Reply reply) {
        switch (reply.content()) {
            case Reply.Content.Text(String text) -> entry.put("answer", "text").put("text", text);
            case Reply.Content.Call(String tool, ObjectNode arguments) ->
                entry.put("answer", "call").put("tool", tool).set("arguments", arguments);
        }
        entry.putObject("usage")
                .put("input", reply.usage().input())
                .put("cached", reply.usage().cached())
                .put("output", reply.usage().output());
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        InputStream raw = exchange.getRequestBody();
        boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] bytes = (isZipped ? new GZIPInputStream(raw) : raw).readAllBytes();
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(bytes);
    }
}
