package dev.ringmaster.e2e.conformance.script;

/**
 * The tokens of one answer.
 *
 * @param input tokens read, those from the cache included, ≥ cached
 * @param cached tokens read from the cache, ≥ 0
 * @param output tokens written, ≥ 0
 */
public record Usage(int input, int cached, int output) {

    public Usage {
        if (cached < 0 || input < cached || output < 0) {
            throw new IllegalArgumentException("not a usage: " + input + ", " + cached + ", " + output);
        }
    }

    /** The usage of a conversation's turn (from 0), so chosen that sums over different turns differ. */
    public static Usage ofTurn(int turn) {
        return new Usage(1000 + 300 * turn, 200 * turn, 50 + turn);
    }

    public Usage plus(Usage other) {
        return new Usage(input + other.input, cached + other.cached, output + other.output);
    }

    /** What is left of this sum without a part of it. */
    public Usage minus(Usage part) {
        return new Usage(input - part.input, cached - part.cached, output - part.output);
    }

    public int uncached() {
        return input - cached;
    }

    public int total() {
        return input + output;
    }
}
