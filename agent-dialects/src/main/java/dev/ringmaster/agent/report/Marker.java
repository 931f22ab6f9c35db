package dev.ringmaster.agent.report;

import java.util.Locale;
import java.util.Optional;

/**
 * A sign at the start of a line with which an agent sums up: {@code ✓} done, {@code ✗} not done, {@code ?} a question that only a
 * person can answer.
 *
 * @param text what follows the sign; a question's is not empty
 */
public record Marker(Kind kind, String text) {

    public enum Kind {
        DONE,
        NOTHING_TO_DO,
        FAILED,
        QUESTION
    }

    private static final String QUESTION = "RINGMASTER: QUESTION ";
    private static final String NOTHING_TO_DO = "RINGMASTER: NOTHING TO DO";

    /** The sign that a line begins with. */
    public static Optional<Marker> in(String line) {
        if (line.startsWith(QUESTION)) {
            return question(line.substring(QUESTION.length()).strip());
        }
        if (line.startsWith(NOTHING_TO_DO)) {
            return Optional.of(new Marker(
                    Kind.NOTHING_TO_DO, line.substring(NOTHING_TO_DO.length()).strip()));
        }
        if (line.length() < 2 || !Character.isWhitespace(line.charAt(1))) {
            return Optional.empty();
        }
        String text = line.substring(1).strip();
        return switch (line.charAt(0)) {
            case '?' -> question(text);
            case '✗', '✘' -> Optional.of(new Marker(Kind.FAILED, text));
            case '✓', '✔' -> Optional.of(new Marker(saysNothingToDo(text) ? Kind.NOTHING_TO_DO : Kind.DONE, text));
            default -> Optional.empty();
        };
    }

    /** The last sign of a text. */
    public static Optional<Marker> lastIn(String text) {
        return text.lines().flatMap(line -> in(line).stream()).reduce((earlier, later) -> later);
    }

    private static Optional<Marker> question(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Marker(Kind.QUESTION, text));
    }

    private static boolean saysNothingToDo(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return plain.startsWith("nothing to do") || plain.startsWith("no changes needed");
    }
}
