package dev.ringmaster.runtime.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Proves that this process alone owns a database file. The operating system gives the lock back when the process ends, however it
 * ends; the file stays and names the last owner.
 */
final class LedgerLock implements AutoCloseable {

    private static final String MARK = "ringmaster.owned.";

    private final FileChannel channel;
    private final FileLock lock;
    private final String mark;

    private LedgerLock(FileChannel channel, FileLock lock, String mark) {
        this.channel = channel;
        this.lock = lock;
        this.mark = mark;
    }

    /**
     * Takes the lock.
     *
     * @throws LedgerOwnedException if another process, or another instance in this one, holds it
     * @throws IOException if the file cannot be opened
     */
    static LedgerLock take(Path file) throws IOException {
        Path real = prepared(file);
        String pid = Long.toString(ProcessHandle.current().pid());
        String mark = MARK + real;
        // POSIX gives up a process's locks on a file when it closes any of its descriptors for it: a second taker in
        // this process
        // must not even open it. System properties are what every class loader shares, the one of a live reload too.
        if (System.getProperties().putIfAbsent(mark, pid) != null) {
            throw new LedgerOwnedException(real, pid);
        }
        try {
            return lock(real, mark, pid);
        } catch (IOException | RuntimeException e) {
            System.getProperties().remove(mark);
            throw e;
        }
    }

    private static LedgerLock lock(Path file, String mark, String pid) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LedgerOwnedException(file, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            return new LedgerLock(channel, lock, mark);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The one name of the file, so that a symbolic link on the way makes no second lock. */
    private static Path prepared(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(absolute.getParent(), "a lock lies in a folder");
        Files.createDirectories(folder);
        return folder.toRealPath().resolve(absolute.getFileName());
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            System.getProperties().remove(mark);
        }
    }
}
