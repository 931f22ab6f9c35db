package dev.ringmaster.e2e.conformance.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The steps of one conversation, in order. */
public record ModelScript(String name, List<Step> steps) {

    public ModelScript {
        steps = List.copyOf(steps);
    }

    /**
     * Reads {@code {"steps":[…]}}; e2e/conformance/README.md lists the steps.
     *
     * @throws IllegalArgumentException if a step is not one of those
     */
    public static ModelScript of(String name, JsonNode json) {
        return new ModelScript(
                name,
                StreamSupport.stream(json.path("steps").spliterator(), false)
                        .map(ModelScript::step)
                        .toList());
    }

    private static Step step(JsonNode json) {
        if (json.size() != 1) {
            throw new IllegalArgumentException("a step has one name: " + json);
        }
        String kind = json.fieldNames().next();
        JsonNode value = json.get(kind);
        return switch (kind) {
            case "say" -> new Step.Say(value.asText());
            case "shell" -> new Step.Shell(value.asText());
            case "write" ->
                new Step.Write(
                        value.path("path").asText(), value.path("content").asText());
            case "limit" -> new Step.Limit(seconds(value, "resetSeconds"));
            case "refuse" ->
                new Step.Refuse(
                        value.path("status").asInt(),
                        value.has("retryAfterSeconds")
                                ? Optional.of(seconds(value, "retryAfterSeconds"))
                                : Optional.empty(),
                        times(value, 1));
            case "unauthorized" -> new Step.Unauthorized(times(value, Step.FOR_EVER));
            case "overflow" -> new Step.Overflow(times(value, Step.FOR_EVER));
            case "cut" -> new Step.Cut(value.path("text").asText(), times(value, 1));
            case "hang" -> new Step.Hang(seconds(value, "seconds"), times(value, 1));
            default -> throw new IllegalArgumentException("no such step: " + kind);
        };
    }

    private static Duration seconds(JsonNode value, String name) {
        return Duration.ofMillis(Math.round(value.path(name).asDouble() * 1000));
    }

    private static int times(JsonNode value, int otherwise) {
        return value.path("times").asInt(otherwise);
    }
}
