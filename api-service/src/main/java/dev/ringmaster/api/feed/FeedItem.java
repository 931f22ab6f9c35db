package dev.ringmaster.api.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the feed.
 *
 * @param seq its place in the feed, from 1, growing
 * @param id the event's id
 * @param type the fact, such as {@code task.created}
 * @param task the task it is about, or null
 * @param project the project it is about, or null
 * @param data the event's own JSON
 */
public record FeedItem(
        long seq,
        String id,
        String type,
        String source,
        String subject,
        @JsonIgnore @Nullable String task,
        @JsonIgnore @Nullable String project,
        Instant time,
        @JsonRawValue String data) {}
