package dev.ringmaster.api.beads.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once, from any place. */
public sealed interface Bytes {

    /** Those from a place to the end; the caller closes it. */
    InputStream from(long offset) throws IOException;

    /** Copies a part. */
    default void copy(long from, long to, OutputStream out) throws IOException {
        try (InputStream in = from(from)) {
            byte[] piece = new byte[8192];
            for (long left = to - from; left > 0; ) {
                int read = in.read(piece, 0, (int) Math.min(piece.length, left));
                if (read < 0) {
                    return;
                }
                out.write(piece, 0, read);
                left -= read;
            }
        }
    }

    /** A file, which must not change meanwhile. */
    record OfFile(Path file) implements Bytes {
        @Override
        public InputStream from(long offset) throws IOException {
            SeekableByteChannel channel = Files.newByteChannel(file);
            channel.position(offset);
            return Channels.newInputStream(channel);
        }
    }

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfMemory(byte[] content) implements Bytes {
        @Override
        public InputStream from(long offset) {
            return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
        }
    }
}
