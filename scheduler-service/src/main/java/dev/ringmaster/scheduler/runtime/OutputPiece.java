package dev.ringmaster.scheduler.runtime;

/**
 * A piece of output.
 *
 * @param offset bytes before this piece
 * @param length bytes of this piece
 * @param text what they say
 */
public record OutputPiece(long offset, int length, String text) {
    public long nextOffset() {
        return offset + length;
    }

    public boolean isEmpty() {
        return length == 0;
    }
}
