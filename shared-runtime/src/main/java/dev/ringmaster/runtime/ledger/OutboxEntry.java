package dev.ringmaster.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param seq its place in the order of commits
 * @param topic the whole topic name
 * @param headers record headers, as a JSON object of strings
 * @param body JSON, or null for a record without a value
 */
public record OutboxEntry(
        long seq,
        String eventId,
        String topic,
        String key,
        String headers,
        @Nullable String body,
        long createdAt) {

    /**
     * Most characters of a body: refused where it is written, since a record that the broker will not take would hold up all that
     * come after it. With three bytes for each it still fits into a record, see {@code max.request.size}.
     */
    public static final int BODY_LIMIT = 5_000_000;
}
