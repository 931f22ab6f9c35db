package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.script.Usage;

/**
 * Tokens as the API tells them.
 *
 * @param input without those from the cache; empty where it is unknown, which is not zero; as are the others
 */
record Figures(String input, String cacheRead, String output, String source) {

    static final Figures UNKNOWN = new Figures("", "", "", "unknown");

    static Figures of(JsonNode tokens) {
        return new Figures(
                tokens.path("input").asText(""),
                tokens.path("cacheRead").asText(""),
                tokens.path("output").asText(""),
                tokens.path("source").asText("none"));
    }

    static Figures of(Usage usage, String source) {
        return new Figures(
                String.valueOf(usage.uncached()),
                String.valueOf(usage.cached()),
                String.valueOf(usage.output()),
                source);
    }

    boolean isKnown() {
        return !input.isEmpty() && !output.isEmpty();
    }
}
