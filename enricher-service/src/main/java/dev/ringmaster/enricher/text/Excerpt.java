package dev.ringmaster.enricher.text;

/** Cuts text down to a number of tokens and marks the cut, so that a reader never takes a part for the whole. */
public final class Excerpt {

    private Excerpt() {}

    /** The start of the text, or all of it when it fits. The result, mark included, has at most {@code tokens}. */
    public static String head(String text, int tokens) {
        if (Tokens.of(text) <= tokens) {
            return text;
        }
        String mark = "\n[cut here: the rest of " + Tokens.of(text) + " tokens did not fit]";
        int room = tokens * Tokens.QUARTERS - Tokens.quartersOf(mark);
        if (room <= 0) {
            return text.substring(0, lengthFromStart(text, tokens * Tokens.QUARTERS));
        }
        return text.substring(0, backToLine(text, lengthFromStart(text, room))) + mark;
    }

    /** The start and the (longer) end of the text, or all of it when it fits: a failing program says most at its end. */
    public static String ends(String text, int tokens) {
        if (Tokens.of(text) <= tokens) {
            return text;
        }
        String mark = "\n[cut here: the middle of " + Tokens.of(text) + " tokens did not fit]\n";
        int room = tokens * Tokens.QUARTERS - Tokens.quartersOf(mark);
        if (room <= 0) {
            return text.substring(0, lengthFromStart(text, tokens * Tokens.QUARTERS));
        }
        int first = backToLine(text, lengthFromStart(text, room / 4));
        int last = forwardToLine(text, startFromEnd(text, room - room / 4));
        return text.substring(0, first) + mark + text.substring(last);
    }

    private static int lengthFromStart(String text, int quarters) {
        int left = quarters;
        int length = 0;
        while (length < text.length()) {
            left -= text.charAt(length) < 0x80 ? 1 : Tokens.QUARTERS;
            if (left < 0) {
                break;
            }
            length++;
        }
        return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    private static int startFromEnd(String text, int quarters) {
        int left = quarters;
        int start = text.length();
        while (start > 0) {
            left -= text.charAt(start - 1) < 0x80 ? 1 : Tokens.QUARTERS;
            if (left < 0) {
                break;
            }
            start--;
        }
        return start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    /** Ends at a line's end unless that would give away more than half. */
    private static int backToLine(String text, int length) {
        int line = text.lastIndexOf('\n', Math.max(0, length - 1));
        return line > length / 2 ? line : length;
    }

    private static int forwardToLine(String text, int start) {
        int line = text.indexOf('\n', start);
        return line >= 0 && line - start < (text.length() - start) / 2 ? line + 1 : start;
    }
}
