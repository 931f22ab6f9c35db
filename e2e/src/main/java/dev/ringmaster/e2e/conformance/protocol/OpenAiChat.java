package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OpenAI Chat Completions ({@code /v1/chat/completions}), which most other model servers speak too. */
public record OpenAiChat() implements Protocol {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public String name() {
        return "openai-chat";
    }

    @Override
    public Ask read(JsonNode body) {
        Turns turns = new Turns();
        for (JsonNode message : body.path("messages")) {
            switch (message.path("role").asText()) {
                case "assistant" -> {
                    turns.modelText(text(message.path("content")));
                    message.path("tool_calls")
                            .forEach(call -> turns.modelCall(call.path("id").asText()));
                }
                case "tool" -> turns.toolResult(text(message.path("content")));
                case "user" -> turns.user(text(message.path("content")));
                default -> {}
            }
        }
        List<Ask.Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.path("function");
            tools.add(new Ask.Tool(function.path("name").asText(), function.path("parameters"), false));
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

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        List<String> parts = new ArrayList<>();
        content.forEach(part -> parts.add(part.path("text").asText()));
        return String.join("\n", parts);
    }

    @Override
    public JsonNode whole(Reply reply) {
        ObjectNode completion = completion(reply, "chat.completion");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        switch (reply.content()) {
            case Reply.Content.Text(String text) -> message.put("content", text);
            case Reply.Content.Call call ->
                message.putNull("content")
                        .putArray("tool_calls")
                        .add(call(reply, call.tool(), call.arguments().toString()));
        }
        choice.put("finish_reason", finishReason(reply));
        completion.set("usage", usage(reply));
        return completion;
    }

    @Override
    public List<Frame> stream(Reply reply) {
        List<Frame> frames = new ArrayList<>();
        frames.add(chunk(reply, JSON.objectNode().put("role", "assistant").put("content", ""), false));
        switch (reply.content()) {
            case Reply.Content.Text(String text) ->
                Text.halves(text)
                        .forEach(half ->
                                frames.add(chunk(reply, JSON.objectNode().put("content", half), false)));
            case Reply.Content.Call call -> {
                frames.add(chunk(reply, calls(call(reply, call.tool(), "").put("index", 0)), false));
                for (String half : Text.halves(call.arguments().toString())) {
                    ObjectNode part = JSON.objectNode().put("index", 0);
                    part.putObject("function").put("arguments", half);
                    frames.add(chunk(reply, calls(part), false));
                }
            }
        }
        frames.add(chunk(reply, JSON.objectNode(), true));
        ObjectNode last = completion(reply, "chat.completion.chunk");
        last.putArray("choices");
        frames.add(Frame.of(last.set("usage", usage(reply))));
        frames.add(Frame.of(JSON.textNode("[DONE]")));
        return frames;
    }

    private static ObjectNode calls(ObjectNode call) {
        ObjectNode delta = JSON.objectNode();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    private static ObjectNode call(Reply reply, String tool, String arguments) {
        ObjectNode call = JSON.objectNode().put("id", reply.callId()).put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", arguments);
        return call;
    }

    private static Frame chunk(Reply reply, ObjectNode delta, boolean isLast) {
        ObjectNode chunk = completion(reply, "chat.completion.chunk");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", isLast ? finishReason(reply) : null)
                .set("delta", delta);
        return Frame.of(chunk);
    }

    private static ObjectNode completion(Reply reply, String object) {
        return JSON.objectNode()
                .put("id", "chatcmpl_" + reply.number())
                .put("object", object)
                .put("created", 0)
                .put("model", reply.model());
    }

    private static String finishReason(Reply reply) {
        return reply.content() instanceof Reply.Content.Call ? "tool_calls" : "stop";
    }

    private static ObjectNode usage(Reply reply) {
        ObjectNode usage = JSON.objectNode()
                .put("prompt_tokens", reply.usage().input())
                .put("completion_tokens", reply.usage().output())
                .put("total_tokens", reply.usage().total());
        usage.putObject("prompt_tokens_details")
                .put("cached_tokens", reply.usage().cached());
        return usage;
    }

    @Override
    public Refusal refuse(Refusal.Reason reason, int status, Duration wait, long resetEpochSecond) {
        return OpenAiErrors.refuse(reason, status, wait, resetEpochSecond);
    }
}
