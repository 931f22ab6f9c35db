package dev.ringmaster.cli.supervisor.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The log file of a program. When it has grown past 5 MB it is turned over, while its program writes on; {@code .1}, the youngest, to
 * {@code .3} are kept.
 */
public record ComponentLog(Path file) {

    static final long LIMIT = 5_000_000;
    private static final int KEPT = 3;
    private static final int TAIL = 8_192;

    /** Makes room for a new start: nobody writes to the file. */
    public void turnOver() throws IOException {
        Files.createDirectories(file.getParent());
        if (isFull()) {
            makeRoom();
            Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Turns the file over while its program has it open. The program appends, so it goes on at the beginning of the emptied file; only
     * what it wrote in the instant between the last look and the emptying is lost.
     */
    public void turnOverInUse() throws IOException {
        if (!isFull()) {
            return;
        }
        makeRoom();
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel to = FileChannel.open(
                        old(1),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long copied = 0;
            while (copied < from.size()) {
                copied += from.transferTo(copied, from.size() - copied, to);
            }
            from.truncate(0);
        }
    }

    private boolean isFull() throws IOException {
        return Files.exists(file) && Files.size(file) > LIMIT;
    }

    private void makeRoom() throws IOException {
        for (int i = KEPT - 1; i >= 1; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The files that hold the log, oldest first, the one that grows last; those that exist. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (int i = KEPT; i >= 1; i--) {
            if (Files.exists(old(i))) {
                files.add(old(i));
            }
        }
        if (Files.exists(file)) {
            files.add(file);
        }
        return files;
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** The last lines, oldest first; empty when there is no log. */
    public List<String> lastLines(int count) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - TAIL);
            log.seek(from);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException noLog) {
            return List.of();
        }
    }
}
