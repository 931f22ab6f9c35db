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
        long createdAt) {}
