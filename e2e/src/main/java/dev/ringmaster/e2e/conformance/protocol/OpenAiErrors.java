package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals as both of OpenAI's protocols word them. */
final class OpenAiErrors {

    private OpenAiErrors() {}

    static Refusal refuse(Refusal.Reason reason, int status, Duration wait, long resetEpochSecond) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (wait.isPositive()) {
            headers.put("retry-after", Long.toString(Text.wholeSeconds(wait)));
        }
        return switch (reason) {
            case LIMIT -> {
                headers.put("x-codex-primary-used-percent", "100");
                headers.put("x-codex-primary-window-minutes", "300");
                headers.put("x-codex-primary-reset-at", Long.toString(resetEpochSecond));
                Refusal refusal =
                        refusal(429, headers, "usage_limit_reached", null, "The usage limit has been reached");
                ((ObjectNode) refusal.body().path("error"))
                        .put("plan_type", "plus")
                        .put("resets_at", resetEpochSecond)
                        .put("resets_in_seconds", Text.wholeSeconds(wait));
                yield refusal;
            }
            case RATE ->
                refusal(
                        429,
                        headers,
                        "requests",
                        "rate_limit_exceeded",
                        "Rate limit reached for requests. Please try again in " + Text.wholeSeconds(wait) + "s.");
            case CAPACITY ->
                refusal(status, headers, "server_error", null, "The server had an error while processing your request");
            case UNAUTHORIZED ->
                refusal(401, headers, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
            case OVERFLOW ->
                refusal(
                        400,
                        headers,
                        "invalid_request_error",
                        "context_length_exceeded",
                        "Your input exceeds the context window of this model. Please adjust your input and try again.");
            case BAD_REQUEST ->
                refusal(400, headers, "invalid_request_error", "invalid_value", "The request makes no sense.");
        };
    }

    private static Refusal refusal(
            int status, Map<String, String> headers, String type, @Nullable String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .putNull("param")
                .put("code", code);
        return new Refusal(status, headers, body);
    }
}
