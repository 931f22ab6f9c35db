package dev.ringmaster.enricher.text;

import java.util.regex.Pattern;

/** Makes text that came from anywhere plain: one kind of line end, no terminal codes, no control characters. */
public final class PlainText {

    /** ECMA-48: control sequences, then operating system commands, then other two-character escapes. */
    private static final Pattern TERMINAL_CODES =
            Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b.?");

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n?|\u0085|\u2028|\u2029");
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** A fence around the text must be longer than its longest run, and has to stay short itself. */
    private static final Pattern LONG_RUNS = Pattern.compile("(`{24})`+|(~{24})~+");

    private static final Pattern BLANK_LINES = Pattern.compile("\n(?:[ \t]*\n){3,}");

    private PlainText() {}

    /** Many lines, without blank ones at either end; direction marks and characters of no width go too, since they hide text from a person. */
    public static String of(String text) {
        String result = text;
        if (result.indexOf('\u001b') >= 0) {
            result = TERMINAL_CODES.matcher(result).replaceAll("");
        }
        result = LINE_ENDS.matcher(result).replaceAll("\n");
        result = CONTROLS.matcher(result).replaceAll("");
        result = LONG_RUNS.matcher(result).replaceAll("$1$2");
        result = BLANK_LINES.matcher(result).replaceAll("\n\n");
        return result.stripTrailing().replaceFirst("^(?:[ \\t]*\\n)+", "");
    }

    /** One line. */
    public static String line(String text) {
        return SPACES.matcher(of(text)).replaceAll(" ").strip();
    }
}
