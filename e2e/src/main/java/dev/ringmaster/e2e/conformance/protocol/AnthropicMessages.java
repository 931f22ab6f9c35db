package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Anthropic Messages, version 2023-06-01 ({@code /v1/messages}). */
public record AnthropicMessages() implements Protocol {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public String name() {
        return "anthropic-messages";
    }

    @Override
    public Ask read(JsonNode body) {
        Turns turns = new Turns();
        for (JsonNode message : body.path("messages")) {
            boolean isModel = message.path("role").asText().equals("assistant");
            JsonNode content = message.path("content");
            if (content.isTextual()) {
                block(isModel, JSON.objectNode().put("type", "text").set("text", content), turns);
            } else {
                content.forEach(block -> block(isModel, block, turns));
            }
        }
        List<Ask.Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            tools.add(new Ask.Tool(tool.path("name").asText(), tool.path("input_schema"), false));
        }
        return new Ask(
                body.path("model").asText(),
                body.path("stream").asBoolean(),
                turns.userTexts(),
                turns.turns(),
                turns.toolResults(),
                tools,
                Ask.folderIn(body));
    }

    private static void block(boolean isModel, JsonNode block, Turns turns) {
        switch (block.path("type").asText()) {
            case "text" -> {
                if (isModel) {
                    turns.modelText(block.path("text").asText());
                } else {
                    turns.user(block.path("text").asText());
                }
            }
            case "tool_use" -> turns.modelCall(block.path("id").asText());
            case "tool_result" -> {
                JsonNode content = block.path("content");
                turns.toolResult(content.isTextual() ? content.asText() : content.toString());
            }
            default -> {}
        }
    }

    @Override
    public JsonNode whole(Reply reply) {
        ObjectNode message = message(reply);
        message.withArray("content").add(block(reply, true));
        message.put("stop_reason", stopReason(reply));
        message.set("usage", usage(reply, reply.usage().output()));
        return message;
    }

    @Override
    public List<Frame> stream(Reply reply) {
        List<Frame> frames = new ArrayList<>();
        ObjectNode start = event("message_start");
        start.set("message", message(reply));
        frames.add(Frame.typed(start));
        frames.add(Frame.typed(indexed("content_block_start").set("content_block", block(reply, false))));
        for (ObjectNode delta : deltas(reply)) {
            frames.add(Frame.typed(indexed("content_block_delta").set("delta", delta)));
        }
        frames.add(Frame.typed(indexed("content_block_stop")));
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", stopReason(reply)).putNull("stop_sequence");
        end.set("usage", usage(reply, reply.usage().output()));
        frames.add(Frame.typed(end));
        frames.add(Frame.typed(event("message_stop")));
        return frames;
    }

    /** The answer of {@code /v1/messages/count_tokens}. */
    public JsonNode count(JsonNode body) {
        return JSON.objectNode().put("input_tokens", body.toString().length() / 4);
    }

    private static ObjectNode message(Reply reply) {
        ObjectNode message = JSON.objectNode()
                .put("id", "msg_" + reply.number())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", reply.model());
        message.putArray("content");
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        message.set("usage", usage(reply, 1));
        return message;
    }

    private static ObjectNode usage(Reply reply, int output) {
        return JSON.objectNode()
                .put("input_tokens", reply.usage().uncached())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", reply.usage().cached())
                .put("output_tokens", output);
    }

    private static ObjectNode block(Reply reply, boolean isFilled) {
        return switch (reply.content()) {
            case Reply.Content.Text(String text) ->
                JSON.objectNode().put("type", "text").put("text", isFilled ? text : "");
            case Reply.Content.Call(String tool, ObjectNode arguments) ->
                JSON.objectNode()
                        .put("type", "tool_use")
                        .put("id", "toolu_" + reply.number())
                        .put("name", tool)
                        .set("input", isFilled ? arguments : JSON.objectNode());
        };
    }

    private static List<ObjectNode> deltas(Reply reply) {
        return switch (reply.content()) {
            case Reply.Content.Text(String text) ->
                Text.halves(text).stream()
                        .map(half -> JSON.objectNode().put("type", "text_delta").put("text", half))
                        .toList();
            case Reply.Content.Call(String _, ObjectNode arguments) ->
                Text.halves(arguments.toString()).stream()
                        .map(half -> JSON.objectNode()
                                .put("type", "input_json_delta")
                                .put("partial_json", half))
                        .toList();
        };
    }

    private static String stopReason(Reply reply) {
        return reply.content() instanceof Reply.Content.Call ? "tool_use" : "end_turn";
    }

    private static ObjectNode event(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode indexed(String type) {
        return event(type).put("index", 0);
    }

    @Override
    public Refusal refuse(Refusal.Reason reason, int status, Duration wait, long resetEpochSecond) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (wait.isPositive()) {
            headers.put("retry-after", Long.toString(Text.wholeSeconds(wait)));
        }
        return switch (reason) {
            case LIMIT -> {
                headers.put("anthropic-ratelimit-unified-status", "rejected");
                headers.put("anthropic-ratelimit-unified-representative-claim", "five_hour");
                headers.put("anthropic-ratelimit-unified-reset", Long.toString(resetEpochSecond));
                headers.put("anthropic-ratelimit-unified-5h-status", "rejected");
                headers.put("anthropic-ratelimit-unified-5h-utilization", "1.0");
                headers.put("anthropic-ratelimit-unified-5h-reset", Long.toString(resetEpochSecond));
                yield refusal(429, headers, "rate_limit_error", "This request would exceed your account's rate limit.");
            }
            case RATE -> refusal(429, headers, "rate_limit_error", "Number of requests has exceeded your rate limit.");
            case CAPACITY ->
                refusal(
                        status,
                        headers,
                        status == 529 ? "overloaded_error" : "api_error",
                        status == 529 ? "Overloaded" : "Internal server error");
            case UNAUTHORIZED -> refusal(401, headers, "authentication_error", "invalid x-api-key");
            case OVERFLOW ->
                refusal(400, headers, "invalid_request_error", "prompt is too long: 250000 tokens > 200000 maximum");
            case BAD_REQUEST -> refusal(400, headers, "invalid_request_error", "The request makes no sense.");
        };
    }

    private static Refusal refusal(int status, Map<String, String> headers, String type, String message) {
        ObjectNode body = event("error");
        body.putObject("error").put("type", type).put("message", message);
        body.put("request_id", "req_conformance");
        return new Refusal(status, headers, body);
    }
}
