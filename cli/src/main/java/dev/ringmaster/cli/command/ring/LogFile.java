package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log file of this machine, from its end or whole, and as it grows. */
final class LogFile {

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final PrintStream out;

    LogFile(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    /** @param tail lines; negative for all */
    void show(int tail, boolean follow) throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "there is no log " + file + " yet", "Start the ring with: ringmaster up");
        }
        long position = tail < 0 ? 0 : startOfLast(tail);
        position = copyFrom(position);
        while (follow) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            long size = Files.exists(file) ? Files.size(file) : 0;
            // Shorter than before: the file was begun anew.
            position = copyFrom(size < position ? 0 : position);
        }
    }

    private long copyFrom(long start) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(start);
            byte[] block = new byte[BLOCK];
            long position = start;
            for (int read = log.read(block); read > 0; read = log.read(block)) {
                out.write(block, 0, read);
                position += read;
            }
            out.flush();
            return position;
        }
    }

    private long startOfLast(int lines) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] block = new byte[BLOCK];
            int missing = lines + 1; // the last line's own end counts too
            long end = log.length();
            while (end > 0) {
                int length = (int) Math.min(BLOCK, end);
                log.seek(end - length);
                log.readFully(block, 0, length);
                for (int i = length - 1; i >= 0; i--) {
                    boolean unfinished = end == log.length() && i == length - 1 && block[i] != '\n';
                    if (unfinished) {
                        missing--;
                    }
                    if (block[i] == '\n' && --missing == 0) {
                        return end - length + i + 1;
                    }
                }
                end -= length;
            }
            return 0;
        }
    }
}
