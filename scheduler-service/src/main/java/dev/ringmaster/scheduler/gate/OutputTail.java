package dev.ringmaster.scheduler.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of an output: what a person looks at first, and what the next attempt is told. */
final class OutputTail {
    static final int MOST_BYTES = 8 * 1024;

    private OutputTail() {}

    /**
     * The last whole lines of a file.
     *
     * @param from bytes before the part that counts
     */
    static String of(Path file, long from) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long start = Math.max(from, size - MOST_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, size - start)));
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {}
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            int newline = text.indexOf('\n');
            return start > from && newline >= 0 && newline < text.length() - 1 ? text.substring(newline + 1) : text;
        }
    }
}
