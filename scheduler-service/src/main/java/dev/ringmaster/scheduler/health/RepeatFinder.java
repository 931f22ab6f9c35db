package dev.ringmaster.scheduler.health;

import java.util.regex.Pattern;

/**
 * Finds out whether output has begun to repeat itself: the same line, or the same few lines, again and again up to now. What differs
 * in every line of a protocol (ids, times, token counts) is left out of the comparison; other numbers count, so that a list is no
 * loop. Keeps {@value #LINES} hashes, whatever the output's length. Not thread-safe.
 */
public final class RepeatFinder {

    static final int LINES = 4096;
    private static final int LONGEST_BLOCK = 64;
    private static final int SHORTEST_TEXT = 32;
    private static final int LINE_BYTES = 16 * 1024;

    private static final Pattern PASSING = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{13,22}"
            + "|(?:toolu|msg|call|req|resp|item|chatcmpl|gen|prt|ses|rs|fc)[_-][A-Za-z0-9_-]{6,}"
            + "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[0-9.,:+Z-]*"
            + "|(?<=[Tt]okens\":)\\d+|(?<=_(?:ms|at)\":)[0-9.]+|(?<=(?:time|timestamp|created)\":)[0-9.]+");

    private final long[] hashes = new long[LINES];
    private final int[] lengths = new int[LINES];
    private final StringBuilder line = new StringBuilder();
    private int count;

    /** Takes in what was printed since the last call. */
    public void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                end();
            } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                // A line that is written over, as by a progress display, says nothing.
                line.setLength(0);
            } else if (line.length() < LINE_BYTES) {
                line.append(c);
            }
        }
    }

    /** Says that some of the output was not taken in. */
    public void skip() {
        line.setLength(0);
        count = 0;
    }

    /** How often the last lines repeat, at most what {@value #LINES} lines show; 1 when they do not. */
    public int repeats() {
        for (int block = 1; block <= LONGEST_BLOCK; block++) {
            int same = 0;
            int most = Math.min(count, LINES) - block;
            while (same < most && hash(same) == hash(same + block)) {
                same++;
            }
            int repeats = same / block + 1;
            if (repeats >= 3) {
                return textOf(block) >= SHORTEST_TEXT ? repeats : 1;
            }
        }
        return 1;
    }

    private void end() {
        String text = PASSING.matcher(line).replaceAll("").strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            hashes[count % LINES] = hash(text);
            lengths[count % LINES] = text.length();
            count++;
            if (count >= 2 * LINES) {
                count -= LINES;
            }
        }
    }

    /** @param back 0 for the last line */
    private long hash(int back) {
        return hashes[(count - 1 - back) % LINES];
    }

    private int textOf(int block) {
        int sum = 0;
        for (int back = 0; back < block; back++) {
            sum += lengths[(count - 1 - back) % LINES];
        }
        return sum;
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
