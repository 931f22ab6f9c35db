package dev.ringmaster.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Markdown as a prompt's structure needs: headings, fenced code blocks, and lines (CommonMark 0.31 §4.2 and §4.5). */
final class Markdown {

    sealed interface Part {}

    record Heading(int level, String text) implements Part {}

    record Line(String text) implements Part {}

    /** A fenced block's content, each line with its end. */
    record Code(String text) implements Part {}

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})\\s+(.*?)\\s*#*\\s*");
    private static final Pattern FENCE = Pattern.compile("(\\s*)(`{3,}|~{3,})([^`]*)");

    private Markdown() {}

    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int next = 0;
        while (next < lines.size()) {
            String line = lines.get(next++);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                next = code(lines, next, fence, parts);
                continue;
            }
            Matcher heading = HEADING.matcher(line);
            parts.add(heading.matches() ? new Heading(heading.group(1).length(), heading.group(2)) : new Line(line));
        }
        return parts;
    }

    /** Reads up to the closing fence, or to the end when there is none; answers the number of the line behind it. */
    private static int code(List<String> lines, int from, Matcher opening, List<Part> parts) {
        String indent = opening.group(1);
        StringBuilder content = new StringBuilder();
        int next = from;
        while (next < lines.size()) {
            String line = lines.get(next++);
            if (isClosing(line.strip(), opening.group(2))) {
                break;
            }
            content.append(line.startsWith(indent) ? line.substring(indent.length()) : line.stripLeading())
                    .append('\n');
        }
        parts.add(new Code(content.toString()));
        return next;
    }

    private static boolean isClosing(String line, String fence) {
        return line.length() >= fence.length() && line.chars().allMatch(c -> c == fence.charAt(0));
    }
}
