package dev.ringmaster.runtime.messaging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record ready to be sent.
 *
 * @param topic the whole topic name
 * @param headers the CloudEvents attributes and the trace context
 * @param body JSON, or null for a record without a value
 */
public record OutgoingRecord(String topic, String key, Map<String, String> headers, byte @Nullable [] body) {
    public OutgoingRecord {
        headers = Map.copyOf(headers);
    }
}
