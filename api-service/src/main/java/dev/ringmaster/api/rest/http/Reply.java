package dev.ringmaster.api.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered.
 *
 * @param body becomes JSON; null for none
 */
public record Reply(
        int status, Map<String, String> headers, @Nullable Object body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply ok(Object body) {
        return new Reply(200, Map.of(), body);
    }

    /** @param location path of what was made */
    public static Reply created(String location, Object body) {
        return new Reply(201, Map.of("Location", location), body);
    }

    public static Reply accepted(Object body) {
        return new Reply(202, Map.of(), body);
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), null);
    }

    /** With the version that a later change must name. */
    public Reply versioned(long version) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("ETag", "\"" + version + "\"");
        return new Reply(status, more, body);
    }
}
