package dev.ringmaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event as the feed tells it.
 *
 * @param seq its place in the feed
 * @param type the fact, such as {@code task.created}
 * @param item the whole item: seq, id, type, source, subject, time and data
 */
public record ServerEvent(long seq, String type, JsonNode item) {

    public static ServerEvent of(JsonNode item) {
        return new ServerEvent(item.path("seq").asLong(), item.path("type").asText(""), item);
    }

    public JsonNode data() {
        return item.path("data");
    }

    public String subject() {
        return item.path("subject").asText("");
    }
}
