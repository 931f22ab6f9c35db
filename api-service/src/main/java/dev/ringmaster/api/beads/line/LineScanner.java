package dev.ringmaster.api.beads.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Finds the lines of a stream. A line is held only up to a size; of a longer one its place is known. */
public final class LineScanner {

    /** Longer lines are read again from their place. */
    public static final int HELD = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;
    private long position;
    private byte[] line = new byte[1 << 12];
    private int held;
    private long from;
    private long to;
    private boolean blank;

    public LineScanner(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line. @return false when there is none */
    public boolean advance() throws IOException {
        from = position;
        held = 0;
        blank = true;
        while (true) {
            if (next == filled) {
                next = 0;
                filled = Math.max(0, in.read(buffer));
                if (filled == 0) {
                    to = position;
                    return to > from;
                }
            }
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                blank &= buffer[end] == ' ' || buffer[end] == '\t' || buffer[end] == '\r';
                end++;
            }
            hold(end);
            position += end - next;
            next = end;
            if (end < filled) {
                to = position;
                position++;
                next++;
                return true;
            }
        }
    }

    private void hold(int end) {
        int size = end - next;
        if (held + size > HELD) {
            held = HELD + 1;
            return;
        }
        if (held + size > line.length) {
            line = Arrays.copyOf(line, Math.max(held + size, Math.min(HELD, line.length * 2)));
        }
        System.arraycopy(buffer, next, line, held, size);
        held += size;
    }

    public boolean isBlank() {
        return blank;
    }

    public boolean isHeld() {
        return held <= HELD;
    }

    /** The line's bytes up to {@link #length}, valid until the next one. */
    public byte[] line() {
        return line;
    }

    public int length() {
        return held;
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }

    /** After the line and its end. */
    public long end() {
        return position;
    }
}
