package dev.ringmaster.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One attempt of a task.
 *
 * @param succeeded whether it landed
 * @param failure why it did not, with the first line of what the next attempt was shown; empty when it did
 */
record DemoAttempt(boolean succeeded, String failure) {

    static DemoAttempt of(JsonNode attempt) {
        JsonNode outcome = attempt.path("outcome");
        if (outcome.path("kind").asText().equals("succeeded")) {
            return new DemoAttempt(true, "");
        }
        String detail = outcome.path("detail").asText("").lines().findFirst().orElse("");
        return new DemoAttempt(
                false, attempt.path("sentence").asText() + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }
}
