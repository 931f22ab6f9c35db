package dev.ringmaster.cli.command.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Writes spans of time for people: 40 s, 25 min, 3.5 h, 2.1 d. */
final class Spans {

    private Spans() {}

    /** A span that JSON writes as ISO 8601; empty when there is none. */
    static String of(JsonNode iso) {
        return iso.isTextual() ? of(Duration.parse(iso.asText())) : "";
    }

    static String of(Duration span) {
        long seconds = span.toSeconds();
        long size = Math.abs(seconds);
        if (size < 90) {
            return seconds + " s";
        }
        if (size < 90 * 60) {
            return Math.round(seconds / 60.0) + " min";
        }
        return size < 36 * 3600 ? tenths(seconds / 3600.0) + " h" : tenths(seconds / 86_400.0) + " d";
    }

    /** A change, with its sign. */
    static String change(JsonNode iso) {
        if (!iso.isTextual()) {
            return "";
        }
        Duration change = Duration.parse(iso.asText());
        return change.isZero() ? "no change" : (change.isNegative() ? "" : "+") + of(change);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
