package dev.ringmaster.agent.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines, however they come in. Of a line that is too long only the beginning is kept, so that its memory stays below
 * the limit whatever is written. Not thread-safe.
 */
public final class LineReader {

    /** Enough for every line that says something of the agent itself; longer ones hold what its tools read or wrote. */
    public static final int USUAL_LIMIT = 256 * 1024;

    private static final int SMALL = 512;

    private final int limit;
    private final Consumer<Line> lines;
    private byte[] kept = new byte[0];
    private int length;
    private boolean cut;
    private boolean begun;

    /**
     * @param limit bytes that are kept of one line, ≥ 1
     * @param lines gets each line, in the caller's thread
     */
    public LineReader(int limit, Consumer<Line> lines) {
        if (limit < 1) {
            throw new IllegalArgumentException("a line needs at least one byte, not " + limit);
        }
        this.limit = limit;
        this.lines = lines;
    }

    /** Takes the next bytes. */
    public void feed(byte[] bytes, int offset, int count) {
        int from = offset;
        int end = offset + count;
        for (int at = offset; at < end; at++) {
            if (bytes[at] == '\n') {
                keep(bytes, from, at - from);
                give();
                from = at + 1;
            }
        }
        keep(bytes, from, end - from);
    }

    /** Gives a last line that has no end, if there is one. */
    public void end() {
        if (begun) {
            give();
        }
    }

    private void keep(byte[] bytes, int offset, int count) {
        if (count == 0) {
            return;
        }
        begun = true;
        int taken = Math.min(count, limit - length);
        cut |= taken < count;
        if (length + taken > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(SMALL, Math.max(length + taken, 2 * kept.length))));
        }
        System.arraycopy(bytes, offset, kept, length, taken);
        length += taken;
    }

    private void give() {
        int shown = length > 0 && !cut && kept[length - 1] == '\r' ? length - 1 : length;
        Line line = new Line(new String(kept, 0, shown, StandardCharsets.UTF_8), cut);
        length = 0;
        cut = false;
        begun = false;
        // One long line must not hold its memory for ever.
        if (kept.length > 16 * SMALL) {
            kept = new byte[0];
        }
        lines.accept(line);
    }
}
