package dev.ringmaster.api.attempt;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A window of an attempt's output, cut at whole characters.
 *
 * @param offset bytes before the text; more than was asked for where older output is gone
 * @param nextOffset where the next window starts
 */
public record OutputWindow(long offset, long nextOffset, String text) {

    /**
     * @param chunks in the order of their offsets, the first one holding or following {@code offset}
     * @param limit most bytes; one character more where it would be cut
     */
    public static OutputWindow of(List<OutputChunk> chunks, long offset, int limit) {
        StringBuilder text = new StringBuilder();
        long start = -1;
        long next = offset;
        for (OutputChunk chunk : chunks) {
            if (chunk.length() == 0 || chunk.end() <= next || start >= 0 && next - start >= limit) {
                continue;
            }
            byte[] bytes = chunk.text().getBytes(StandardCharsets.UTF_8);
            if (bytes.length != chunk.length()) {
                start = start < 0 ? chunk.offset() : start;
                next = chunk.end();
                text.append(chunk.text());
                continue;
            }
            int from = boundary(bytes, (int) Math.max(0, next - chunk.offset()));
            start = start < 0 ? chunk.offset() + from : start;
            long room = limit - (chunk.offset() + from - start);
            int to = boundary(bytes, (int) Math.min(bytes.length, from + Math.max(0, room)));
            text.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            next = chunk.offset() + to;
        }
        return new OutputWindow(start < 0 ? offset : start, next, text.toString());
    }

    /** The first index at or after this one where a character starts. */
    private static int boundary(byte[] bytes, int index) {
        int at = index;
        while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }
}
