package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * One server-sent event.
 *
 * @param event its name, empty for none
 */
public record Frame(String event, JsonNode data) {

    static Frame of(JsonNode data) {
        return new Frame("", data);
    }

    /** An event named as its data's {@code type}. */
    static Frame typed(JsonNode data) {
        return new Frame(data.path("type").asText(), data);
    }

    /** The event's text as it goes over the wire. */
    public String text() {
        String payload = data instanceof TextNode plain ? plain.asText() : data.toString();
        return (event.isEmpty() ? "" : "event: " + event + "\n") + "data: " + payload + "\n\n";
    }
}
