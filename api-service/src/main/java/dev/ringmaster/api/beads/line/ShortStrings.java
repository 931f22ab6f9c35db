package dev.ringmaster.api.beads.line;

import java.io.IOException;
import java.io.InputStream;

/**
 * The JSON of a stream with its long strings cut, so that reading it takes memory for the short ones alone. Cuts between characters:
 * neither inside an escape nor inside the bytes of one character.
 */
public final class ShortStrings extends InputStream {

    private static final int LIMIT = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;
    private long left;
    private boolean inside;
    private boolean escaped;
    private int hexDigits;
    private int length;
    private boolean dropping;

    /** Cuts the strings of a part of a stream. @param length how much of it to read */
    public ShortStrings(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        while (left > 0) {
            int b = raw();
            left--;
            if (b < 0 || keeps(b)) {
                return b;
            }
        }
        return -1;
    }

    private int raw() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }

    private boolean keeps(int b) {
        if (!inside) {
            if (b == '"') {
                inside = true;
                length = 0;
                dropping = false;
            }
            return true;
        }
        boolean starts = !escaped && hexDigits == 0 && (b & 0xC0) != 0x80;
        length++;
        dropping |= starts && length > LIMIT;
        if (escaped) {
            escaped = false;
            hexDigits = b == 'u' ? 4 : 0;
        } else if (hexDigits > 0) {
            hexDigits--;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            inside = false;
            return true;
        }
        return !dropping;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int read = 0;
        while (read < count) {
            int b = read();
            if (b < 0) {
                return read == 0 ? -1 : read;
            }
            into[offset + read++] = (byte) b;
        }
        return read;
    }
}
