package dev.ringmaster.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change that a tool proposed in its output, for one line of one file. */
sealed interface FixHint {

    String path();

    /** From 1, in the file as the tool saw it. */
    int line();

    /** The text becomes a line of its own, before the line. */
    record Insert(String path, int line, String text) implements FixHint {}

    /** The first occurrence in the line becomes something else. */
    record Substitute(String path, int line, String before, String after) implements FixHint {}

    /** Reads one line of a tool's output; empty unless it is a hint. */
    static Optional<FixHint> parse(String text) {
        Matcher hint = Form.HINT.matcher(text);
        if (!hint.matches()) {
            return Optional.empty();
        }
        String path = hint.group("path");
        int line = Integer.parseInt(hint.group("line"));
        return Optional.of(
                hint.group("text") != null
                        ? new Insert(path, line, Form.unescaped(hint.group("text")))
                        : new Substitute(
                                path, line, Form.unescaped(hint.group("before")), Form.unescaped(hint.group("after"))));
    }

    /** How hints are written. */
    final class Form {

        private static final String QUOTED = "\"(?<%s>(?:[^\"\\\\]|\\\\.)*)\"";
        private static final Pattern HINT =
                Pattern.compile("\\s*(?<path>[^\\s:][^:]*):(?<line>[1-9]\\d{0,6}): fix: (?:insert "
                        + QUOTED.formatted("text") + "|replace " + QUOTED.formatted("before") + " with "
                        + QUOTED.formatted("after") + ")\\s*");
        private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

        private Form() {}

        private static String unescaped(String quoted) {
            return ESCAPE.matcher(quoted)
                    .replaceAll(
                            escape -> Matcher.quoteReplacement(escape.group(1).equals("t") ? "\t" : escape.group(1)));
        }
    }
}
