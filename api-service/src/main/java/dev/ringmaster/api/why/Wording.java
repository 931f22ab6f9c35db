package dev.ringmaster.api.why;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** How moments, lengths of time and lists are written for people. */
final class Wording {

    private Wording() {}

    /** UTC, to the second. */
    static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Such as {@code 2026-01-01T00:00:00Z (5 min ago)}. */
    static String since(Instant moment, Instant now) {
        return at(moment) + " (" + span(Duration.between(moment, now)) + " ago)";
    }

    /** Such as {@code 2026-01-01T00:00:00Z (in 5 min)}. */
    static String until(Instant moment, Instant now) {
        return now.isBefore(moment)
                ? at(moment) + " (in " + span(Duration.between(now, moment)) + ")"
                : at(moment) + " (now)";
    }

    /** Two units at most, such as {@code 2 h 5 min}; never negative. */
    static String span(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 48 ? hours + " h " + minutes % 60 + " min" : hours / 24 + " days " + hours % 24 + " h";
    }

    /** The first few, and how many more there are. */
    static String some(Collection<?> all, int shown) {
        List<String> names = all.stream().limit(shown).map(String::valueOf).toList();
        int more = all.size() - names.size();
        return more > 0 ? String.join(", ", names) + " and " + more + " more" : and(names);
    }

    static String and(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** With a full stop, unless it ends like a sentence already. */
    static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("?") || trimmed.endsWith("!") ? trimmed : trimmed + ".";
    }
}
