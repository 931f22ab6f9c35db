package dev.ringmaster.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The broker's folder, held by one process at a time through an operating system lock.
 *
 * <p>It holds {@code lock} and, in {@code data}, Kafka's log directory. The lock ends with its process, however that ends.
 */
final class DataDirectory implements AutoCloseable {

    /** Below this Kafka cannot even roll its own segments. */
    static final long LEAST_SPACE = 32L << 20;

    private final Path dir;
    private final FileChannel lock;

    private DataDirectory(Path dir, FileChannel lock) {
        this.dir = dir;
        this.lock = lock;
    }

    /** @throws BrokerStartException if the folder cannot be created, written or locked, or its disk is full */
    static DataDirectory open(Path dir) {
        try {
            Files.createDirectories(dir);
            if (isFull(dir)) {
                throw full(dir, null);
            }
            Path file = dir.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new BrokerStartException(
                        BrokerProblem.DIRECTORY_IN_USE,
                        "Another broker is running on " + dir + "; stop it, or start this one on another folder.",
                        null);
            }
            return new DataDirectory(dir, channel);
        } catch (IOException e) {
            throw asStartException(dir, e);
        }
    }

    /** Kafka's log directory, formatted; made or mended first if need be. */
    Path formatted() {
        try {
            return LogDirectory.prepare(dir);
        } catch (IOException e) {
            throw asStartException(dir, e);
        }
    }

    static boolean isFull(Path dir) {
        try {
            return Files.getFileStore(dir).getUsableSpace() < LEAST_SPACE;
        } catch (IOException e) {
            return false;
        }
    }

    static BrokerStartException full(Path dir, @Nullable Throwable cause) {
        return new BrokerStartException(
                BrokerProblem.DISK_FULL,
                "The disk that holds " + dir + " is full (the broker needs " + (LEAST_SPACE >> 20)
                        + " MiB free); free some space and start the broker again.",
                cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("The broker's lock in " + dir + " could not be closed", e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static BrokerStartException asStartException(Path dir, IOException e) {
        if (isFull(dir)) {
            return full(dir, e);
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName();
        return new BrokerStartException(
                BrokerProblem.DIRECTORY_UNUSABLE,
                "The broker's folder " + dir + " cannot be written (" + reason
                        + "); make it a folder that this user may write, or choose another.",
                e);
    }
}
