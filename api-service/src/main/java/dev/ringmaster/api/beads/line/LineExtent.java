package dev.ringmaster.api.beads.line;

import org.jspecify.annotations.Nullable;

/**
 * Where a line stands in its file.
 *
 * @param number from 1
 * @param from of its first byte
 * @param to after its last byte, without the line's end
 * @param end after the line's end and the blank lines that follow
 * @param id of its issue, or null where it is another kind of line or a later line speaks for the issue
 */
public record LineExtent(
        int number, long from, long to, long end, @Nullable String id) {

    /** Whether it has a line's end; the last one of a file may have none. */
    public boolean isEnded() {
        return end > to;
    }

    /** The same place, for a line that does not speak for its issue any more. */
    public LineExtent withoutId() {
        return new LineExtent(number, from, to, end, null);
    }
}
