package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OpenAI Responses ({@code /v1/responses}). */
public record OpenAiResponses() implements Protocol {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public String name() {
        return "openai-responses";
    }

    @Override
    public Ask read(JsonNode body) {
        Turns turns = new Turns();
        if (body.path("input").isTextual()) {
            turns.user(body.path("input").asText());
        }
        for (JsonNode item : body.path("input")) {
            String type = item.path("type").asText("message");
            if (type.endsWith("_output")) {
                JsonNode output = item.path("output");
                turns.toolResult(output.isTextual() ? output.asText() : output.toString());
            } else if (type.endsWith("_call")) {
                turns.modelCall(item.path("call_id").asText());
            } else if (item.path("role").asText().equals("assistant")) {
                item.path("content")
                        .forEach(part -> turns.modelText(part.path("text").asText()));
            } else if (item.path("role").asText().equals("user")) {
                JsonNode content = item.path("content");
                if (content.isTextual()) {
                    turns.user(content.asText());
                } else {
                    content.forEach(part -> turns.user(part.path("text").asText()));
                }
            }
        }
        return new Ask(
                body.path("model").asText(),
                body.path("stream").asBoolean(),
                turns.userTexts(),
                turns.turns(),
                turns.toolResults(),
                tools(body),
                Ask.folderIn(body));
    }

    private static List<Ask.Tool> tools(JsonNode body) {
        List<Ask.Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            switch (tool.path("type").asText()) {
                case "function" -> tools.add(new Ask.Tool(tool.path("name").asText(), tool.path("parameters"), false));
                case "custom" -> tools.add(new Ask.Tool(tool.path("name").asText(), JSON.objectNode(), true));
                default -> {}
            }
        }
        return tools;
    }

    @Override
    public JsonNode whole(Reply reply) {
        ObjectNode response = response(reply, "completed");
        response.withArray("output").add(item(reply, true));
        response.set("usage", usage(reply));
        return response;
    }

    @Override
    public List<Frame> stream(Reply reply) {
        List<Frame> frames = new ArrayList<>();
        frames.add(event(frames, "response.created").with("response", response(reply, "in_progress")));
        frames.add(event(frames, "response.output_item.added").with("item", item(reply, false)));
        String delta = switch (reply.content()) {
            case Reply.Content.Text _ -> "response.output_text.delta";
            case Reply.Content.Call _ -> "response.function_call_arguments.delta";
        };
        for (String half : Text.halves(
                switch (reply.content()) {
                    case Reply.Content.Text(String text) -> text;
                    case Reply.Content.Call call -> call.arguments().toString();
                })) {
            ObjectNode data = event(frames, delta).data().put("item_id", itemId(reply));
            frames.add(Frame.typed(data.put("content_index", 0).put("delta", half)));
        }
        frames.add(event(frames, "response.output_item.done").with("item", item(reply, true)));
        frames.add(event(frames, "response.completed").with("response", whole(reply)));
        return frames;
    }

    private record Event(ObjectNode data) {
        Frame with(String name, JsonNode value) {
            return Frame.typed(data.set(name, value));
        }
    }

    private static Event event(List<Frame> before, String type) {
        return new Event(JSON.objectNode()
                .put("type", type)
                .put("sequence_number", before.size())
                .put("output_index", 0));
    }

    private static ObjectNode response(Reply reply, String status) {
        ObjectNode response = JSON.objectNode()
                .put("id", "resp_" + reply.number())
                .put("object", "response")
                .put("status", status)
                .put("model", reply.model());
        response.putArray("output");
        return response;
    }

    private static String itemId(Reply reply) {
        return (reply.content() instanceof Reply.Content.Call ? "fc_" : "msg_") + reply.number();
    }

    private static ObjectNode item(Reply reply, boolean isDone) {
        ObjectNode item =
                JSON.objectNode().put("id", itemId(reply)).put("status", isDone ? "completed" : "in_progress");
        switch (reply.content()) {
            case Reply.Content.Text(String text) -> {
                item.put("type", "message").put("role", "assistant");
                var content = item.putArray("content");
                if (isDone) {
                    content.addObject()
                            .put("type", "output_text")
                            .put("text", text)
                            .putArray("annotations");
                }
            }
            case Reply.Content.Call(String tool, ObjectNode arguments) ->
                item.put("type", "function_call")
                        .put("call_id", reply.callId())
                        .put("name", tool)
                        .put("arguments", isDone ? arguments.toString() : "");
        }
        return item;
    }

    private static ObjectNode usage(Reply reply) {
        ObjectNode usage = JSON.objectNode()
                .put("input_tokens", reply.usage().input())
                .put("output_tokens", reply.usage().output())
                .put("total_tokens", reply.usage().total());
        usage.putObject("input_tokens_details")
                .put("cached_tokens", reply.usage().cached());
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return usage;
    }

    @Override
    public Refusal refuse(Refusal.Reason reason, int status, Duration wait, long resetEpochSecond) {
        return OpenAiErrors.refuse(reason, status, wait, resetEpochSecond);
    }
}
