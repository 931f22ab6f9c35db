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

    /** What {@link #type} is when the server says that places of the feed have lost their meaning: what was read before must be read anew. */
    public static final String RESET = "reset";

    public static ServerEvent of(JsonNode item) {
        if (!item.has("seq") && item.has("eventCursor")) {
            return new ServerEvent(item.path("eventCursor").asLong(), RESET, item);
        }
        return new ServerEvent(item.path("seq").asLong(), item.path("type").asText(""), item);
    }

    public boolean isReset() {
        return type.equals(RESET);
    }

    public String subject() {
        return item.path("subject").asText("");
    }
}
