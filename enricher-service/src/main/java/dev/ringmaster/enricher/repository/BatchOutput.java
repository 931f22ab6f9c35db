package dev.ringmaster.enricher.repository;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The output of {@code git cat-file --batch}: {@code <hash> <type> <size>\n<content>\n} for each object, {@code <name> missing\n} for others. */
final class BatchOutput {

    /** Larger files are data and generated code; a prompt shows a few hundred lines at most. */
    private static final int LARGEST_FILE = 512 * 1024;

    private BatchOutput() {}

    /** The texts by hash. What is too large or not text has an empty one. */
    static Map<String, String> textsIn(byte[] output) {
        Map<String, String> texts = new HashMap<>();
        int at = 0;
        while (at < output.length) {
            int end = indexOf(output, (byte) '\n', at, output.length);
            String[] header = new String(output, at, end - at, StandardCharsets.UTF_8).split(" ");
            at = end + 1;
            if (header.length == 3) {
                int size = Integer.parseInt(header[2]);
                boolean shown = size <= LARGEST_FILE
                        && at + size <= output.length
                        && indexOf(output, (byte) 0, at, at + size) == at + size;
                texts.put(header[0], shown ? new String(output, at, size, StandardCharsets.UTF_8) : "");
                at += size + 1;
            }
        }
        return texts;
    }

    private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
