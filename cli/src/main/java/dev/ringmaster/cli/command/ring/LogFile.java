package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A log of this machine, from its end or whole, and as it grows; what was turned over to {@code .1}, {@code .2} … belongs to it. */
final class LogFile {

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final PrintStream out;

    LogFile(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    /** Where reading a file begins, and how many lines come then. */
    private record Start(Path file, long position, int lines) {}

    /** @param tail lines; negative for all */
    void show(int tail, boolean follow) throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "there is no log " + file + " yet", "Start the ring with: ringmaster up");
        }
        long position = 0;
        for (Start start : starts(tail)) {
            position = copyFrom(start.file(), start.position());
        }
        while (follow) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            position = grown(position);
        }
    }

    /** Copies what has come since. @return the new position */
    long grown(long position) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size >= position) {
            return size == position ? position : copyFrom(file, position);
        }
        // Shorter than before: it was turned over, and its old end lies in the youngest of the old ones.
        if (Files.exists(old(1)) && Files.size(old(1)) > position) {
            copyFrom(old(1), position);
        }
        return copyFrom(file, 0);
    }

    private List<Start> starts(int tail) throws IOException {
        List<Start> starts = new ArrayList<>();
        starts.add(tail < 0 ? new Start(file, 0, 0) : startOfLast(file, tail));
        int missing = tail - starts.getFirst().lines();
        for (int i = 1; Files.exists(old(i)) && (tail < 0 || missing > 0); i++) {
            Start start = tail < 0 ? new Start(old(i), 0, 0) : startOfLast(old(i), missing);
            missing -= start.lines();
            starts.addFirst(start);
        }
        return starts;
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private long copyFrom(Path from, long start) throws IOException {
        if (!Files.exists(from)) {
            return 0;
        }
        try (RandomAccessFile log = new RandomAccessFile(from.toFile(), "r")) {
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

    private static Start startOfLast(Path from, int lines) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(from.toFile(), "r")) {
            byte[] block = new byte[BLOCK];
            int ends = 0;
            boolean unfinished = false;
            long end = log.length();
            while (end > 0) {
                int length = (int) Math.min(BLOCK, end);
                log.seek(end - length);
                log.readFully(block, 0, length);
                for (int i = length - 1; i >= 0; i--) {
                    if (end == log.length() && i == length - 1 && block[i] != '\n') {
                        unfinished = true;
                    }
                    // The last line's own end counts too, unless it has none yet.
                    if (block[i] == '\n' && ends++ == (unfinished ? lines - 1 : lines)) {
                        return new Start(from, end - length + i + 1, lines);
                    }
                }
                end -= length;
            }
            return new Start(from, 0, unfinished ? ends + 1 : ends);
        }
    }
}
