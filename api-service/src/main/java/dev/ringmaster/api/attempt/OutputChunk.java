package dev.ringmaster.api.attempt;

/**
 * A stored piece of output.
 *
 * @param offset bytes before it
 * @param length bytes of it; its text may have another size where bytes were not valid UTF-8
 */
public record OutputChunk(long offset, int length, String text) {

    public long end() {
        return offset + length;
    }
}
