package dev.ringmaster.e2e.conformance.protocol;

import java.time.Duration;
import java.util.List;

/** Pieces of texts and times as the protocols send them. */
final class Text {

    private Text() {}

    /** Two pieces of about the same length that do not cut a character in two; one piece of a text too short for that. */
    static List<String> halves(String text) {
        int points = text.codePointCount(0, text.length());
        if (points < 2) {
            return List.of(text);
        }
        int middle = text.offsetByCodePoints(0, points / 2);
        return List.of(text.substring(0, middle), text.substring(middle));
    }

    /** Rounded up, so that one who waits that long does not come too early. */
    static long wholeSeconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
