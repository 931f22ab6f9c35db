package dev.ringmaster.enricher.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts text that others wrote into a Markdown code block that it cannot leave: the fence is longer than any run of backticks inside
 * (CommonMark 0.31 §4.5: a closing fence is at least as long as the opening one).
 */
public final class Fence {

    private static final Pattern BACKTICKS = Pattern.compile("`{3,}");
    private static final Pattern FENCE_LINE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})([^\\n]*)$");

    private Fence() {}

    /** @param info what the block holds, such as {@code text} or {@code java} */
    public static String around(String text, String info) {
        String fence = "`".repeat(longestRun(text) + 1);
        return fence + info + "\n" + text + (text.endsWith("\n") || text.isEmpty() ? "" : "\n") + fence;
    }

    /** The text with a code block closed that it opens and leaves open, so that what follows is not taken for a part of it. */
    public static String closed(String text) {
        String open = "";
        Matcher line = FENCE_LINE.matcher(text);
        while (line.find()) {
            String fence = line.group(1);
            if (open.isEmpty()) {
                boolean inline = fence.charAt(0) == '`' && line.group(2).indexOf('`') >= 0;
                open = inline ? "" : fence;
            } else if (fence.charAt(0) == open.charAt(0)
                    && fence.length() >= open.length()
                    && line.group(2).isBlank()) {
                open = "";
            }
        }
        return open.isEmpty() ? text : text + (text.endsWith("\n") ? "" : "\n") + open;
    }

    private static int longestRun(String text) {
        int longest = 2;
        Matcher run = BACKTICKS.matcher(text);
        while (run.find()) {
            longest = Math.max(longest, run.end() - run.start());
        }
        return longest;
    }
}
