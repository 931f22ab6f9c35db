package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.cli.CliRun;
import dev.ringmaster.e2e.conformance.script.Usage;

/**
 * One attempt from three sides.
 *
 * @param told what the API says of it
 * @param run what its CLI printed
 * @param served what the model's journal counted while it ran
 */
record SeenAttempt(JsonNode told, CliRun run, Usage served) {

    /** The kind of its outcome, and after a slash the class of a failure. */
    String end() {
        return end(told);
    }

    static String end(JsonNode told) {
        JsonNode outcome = told.path("outcome");
        String failure = outcome.path("failure").asText();
        return outcome.path("kind").asText("none") + (failure.isEmpty() ? "" : "/" + failure);
    }

    JsonNode report() {
        return told.path("report");
    }
}
