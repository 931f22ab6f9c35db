package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gemini's generateContent and streamGenerateContent ({@code /v1beta/models/…}). The model and the method are in the path. */
public record Gemini(String model, boolean stream) implements Protocol {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public Ask read(JsonNode body) {
        Turns turns = new Turns();
        for (JsonNode content : body.path("contents")) {
            boolean isModel = content.path("role").asText().equals("model");
            for (JsonNode part : content.path("parts")) {
                if (isModel && part.has("functionCall")) {
                    JsonNode call = part.path("functionCall");
                    turns.modelCall(call.path("id").asText(call.toString()));
                } else if (isModel) {
                    turns.modelText(part.path("text").asText());
                } else if (part.has("functionResponse")) {
                    turns.toolResult(
                            part.path("functionResponse").path("response").toString());
                } else if (part.has("text")) {
                    turns.user(part.path("text").asText());
                }
            }
        }
        List<Ask.Tool> tools = new ArrayList<>();
        for (JsonNode group : body.path("tools")) {
            for (JsonNode tool : group.path("functionDeclarations")) {
                JsonNode schema =
                        tool.has("parametersJsonSchema") ? tool.path("parametersJsonSchema") : tool.path("parameters");
                tools.add(new Ask.Tool(tool.path("name").asText(), schema, false));
            }
        }
        return new Ask(model, stream, turns.userTexts(), turns.turns(), turns.toolResults(), tools, Ask.folderIn(body));
    }

    @Override
    public JsonNode whole(Reply reply) {
        return switch (reply.content()) {
            case Reply.Content.Text(String text) ->
                response(reply, JSON.objectNode().put("text", text), true);
            case Reply.Content.Call call -> response(reply, call(reply, call), true);
        };
    }

    @Override
    public List<Frame> stream(Reply reply) {
        List<Frame> frames = new ArrayList<>();
        switch (reply.content()) {
            case Reply.Content.Text(String text) -> {
                List<String> halves = Text.halves(text);
                for (int i = 0; i < halves.size(); i++) {
                    frames.add(Frame.of(
                            response(reply, JSON.objectNode().put("text", halves.get(i)), i == halves.size() - 1)));
                }
            }
            case Reply.Content.Call call -> frames.add(Frame.of(response(reply, call(reply, call), true)));
        }
        return frames;
    }

    /** The answer of {@code :countTokens}. */
    public static JsonNode count(JsonNode body) {
        return JSON.objectNode().put("totalTokens", body.toString().length() / 4);
    }

    private static ObjectNode call(Reply reply, Reply.Content.Call call) {
        ObjectNode part = JSON.objectNode();
        part.putObject("functionCall")
                .put("id", reply.callId())
                .put("name", call.tool())
                .set("args", call.arguments());
        return part;
    }

    private static ObjectNode response(Reply reply, ObjectNode part, boolean isLast) {
        ObjectNode response = JSON.objectNode();
        ObjectNode candidate = response.putArray("candidates").addObject().put("index", 0);
        ObjectNode content = candidate.putObject("content").put("role", "model");
        content.putArray("parts").add(part);
        if (isLast) {
            candidate.put("finishReason", "STOP");
        }
        response.putObject("usageMetadata")
                .put("promptTokenCount", reply.usage().input())
                .put("cachedContentTokenCount", reply.usage().cached())
                .put("candidatesTokenCount", reply.usage().output())
                .put("totalTokenCount", reply.usage().total());
        return response.put("modelVersion", reply.model()).put("responseId", "resp_" + reply.number());
    }

    @Override
    public Refusal refuse(Refusal.Reason reason, int status, Duration wait, long resetEpochSecond) {
        return switch (reason) {
            case LIMIT -> {
                Refusal refusal = refusal(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota, please check your plan and billing details. Please retry in "
                                + Text.wholeSeconds(wait) + "s.");
                ArrayNode details = ((ObjectNode) refusal.body().path("error")).putArray("details");
                details.addObject()
                        .put("@type", "type.googleapis.com/google.rpc.QuotaFailure")
                        .putArray("violations")
                        .addObject()
                        .put("quotaMetric", "generativelanguage.googleapis.com/generate_requests")
                        .put("quotaId", "GenerateRequestsPerDayPerProjectPerModel");
                addRetry(details, wait);
                yield refusal;
            }
            case RATE -> {
                Refusal refusal = refusal(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).");
                addRetry(((ObjectNode) refusal.body().path("error")).putArray("details"), wait);
                yield refusal;
            }
            case CAPACITY ->
                refusal(
                        status == 529 ? 503 : status,
                        status == 500 ? "INTERNAL" : "UNAVAILABLE",
                        "The model is overloaded. Please try again later.");
            case UNAUTHORIZED -> refusal(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.");
            case OVERFLOW ->
                refusal(
                        400,
                        "INVALID_ARGUMENT",
                        "The input token count (1250000) exceeds the maximum number of tokens allowed (1048576).");
            case BAD_REQUEST -> refusal(400, "INVALID_ARGUMENT", "The request makes no sense.");
        };
    }

    private static void addRetry(ArrayNode details, Duration wait) {
        if (wait.isPositive()) {
            details.addObject()
                    .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
                    .put("retryDelay", Text.wholeSeconds(wait) + "s");
        }
    }

    private static Refusal refusal(int code, String status, String message) {
        ObjectNode body = JSON.objectNode();
        body.putObject("error").put("code", code).put("message", message).put("status", status);
        return new Refusal(code, Map.of(), body);
    }
}
