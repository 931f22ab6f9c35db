package dev.ringmaster.api.idempotency;

import java.util.Map;

/**
 * What a request was answered, kept so that a repeat gets the same.
 *
 * @param body JSON, may be empty
 * @param headers such as {@code Location}
 */
public record StoredReply(int status, Map<String, String> headers, String body) {
    public StoredReply {
        headers = Map.copyOf(headers);
    }
}
