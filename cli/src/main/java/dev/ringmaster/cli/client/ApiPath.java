package dev.ringmaster.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A path below {@code /api/v1} with its query.
 *
 * @param text escaped, with a leading slash
 */
public record ApiPath(String text) {

    /** @param segments each escaped as one */
    public static ApiPath of(String... segments) {
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            text.append('/').append(escaped(segment).replace("+", "%20"));
        }
        return new ApiPath(text.toString());
    }

    /** With one more query parameter; an absent or empty value adds none. */
    public ApiPath with(String name, @Nullable Object value) {
        String written = value == null ? "" : value.toString();
        if (written.isEmpty()) {
            return this;
        }
        return new ApiPath(text + (text.indexOf('?') < 0 ? '?' : '&') + name + '=' + escaped(written));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text;
    }
}
