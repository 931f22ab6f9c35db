package dev.ringmaster.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times and durations as a person says them. */
public final class Times {

    private Times() {}

    /** How long ago, such as {@code 3 min ago}; an empty text stays empty, and one that is no time stays as it is. */
    public static String ago(String instant, Instant now) {
        if (instant.isEmpty()) {
            return "";
        }
        try {
            Duration since = Duration.between(Instant.parse(instant), now);
            return since.isNegative() ? "in " + spoken(since.negated()) : spoken(since) + " ago";
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    /** How long between two times; empty when one is missing. */
    public static String between(String from, String to) {
        try {
            return from.isEmpty() || to.isEmpty()
                    ? ""
                    : spoken(Duration.between(Instant.parse(from), Instant.parse(to)));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    /** In its largest unit, rounded down. */
    public static String spoken(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 48 * 3600) {
            return seconds / 3600 + " h";
        }
        return seconds / 86_400 + " d";
    }
}
