package dev.ringmaster.model.event;

import dev.ringmaster.model.id.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents attributes (CloudEvents 1.0).
 *
 * @param source who tells it, such as {@code /ringmaster/queue-service}
 * @param topic where it is published
 * @param time when it became true
 * @param traceparent W3C trace context of the work it belongs to, or null outside a trace
 */
public record EventEnvelope(
        EventId id,
        String source,
        Topic topic,
        Instant time,
        @Nullable String traceparent,
        Event data) {

    public EventType type() {
        return EventType.of(data);
    }
}
