package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** An answer that is an error. */
public record Refusal(int status, Map<String, String> headers, JsonNode body) {

    public Refusal {
        headers = Map.copyOf(headers);
    }

    /** Why, in no protocol's words. */
    public enum Reason {
        /** A quota window is spent until a stated time. */
        LIMIT,
        /** Too many requests just now. */
        RATE,
        /** The provider has no capacity or a fault of its own. */
        CAPACITY,
        /** The key is not accepted. */
        UNAUTHORIZED,
        /** The prompt is longer than the model's context window. */
        OVERFLOW,
        /** The request makes no sense. */
        BAD_REQUEST
    }
}
