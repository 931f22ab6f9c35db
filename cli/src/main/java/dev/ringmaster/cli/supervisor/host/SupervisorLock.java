package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves that one supervisor alone cares for a ring. The system releases it when its holder dies, however it dies. */
public final class SupervisorLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object key;

    private SupervisorLock(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.key = keyOf(file);
    }

    /**
     * Takes the lock.
     *
     * @return empty when another process holds it
     */
    public static Optional<SupervisorLock> take(RingFolder folder) throws IOException {
        Files.createDirectories(folder.run());
        Path file = folder.run().resolve("supervisor.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new SupervisorLock(file, channel));
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether the locked file still lies where it was taken; false once the ring's folder was deleted or moved away. */
    public boolean isInPlace() {
        try {
            return Objects.equals(key, keyOf(file));
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unknown) {
            // A disk that cannot be read for a moment is no reason to end.
            return true;
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
