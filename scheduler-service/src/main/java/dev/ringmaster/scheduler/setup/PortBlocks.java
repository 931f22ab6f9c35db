package dev.ringmaster.scheduler.setup;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives each live attempt ten ports of its own, so that servers which agents and tests start do not meet. A block is a file that bears
 * its attempt's id: it outlives the service as the attempt does. Nobody else is kept from these ports. Thread-safe.
 */
@ApplicationScoped
public class PortBlocks {

    static final int FIRST = 20_000;
    static final int SIZE = 10;
    private static final int BLOCKS = 1000;

    private final Path folder;

    @Inject
    PortBlocks(RingSettings ring) {
        this(ring.folder().state().resolve("ports"));
    }

    PortBlocks(Path folder) {
        this.folder = folder;
    }

    /** The first port of the attempt's block, the same however often it is asked; empty when all blocks are taken. */
    public synchronized Optional<Integer> of(AttemptId attempt) throws IOException {
        Files.createDirectories(folder);
        Optional<Path> before = blockOf(attempt);
        if (before.isPresent()) {
            return before.map(PortBlocks::portOf);
        }
        for (int block = 0; block < BLOCKS; block++) {
            Path file = folder.resolve(Integer.toString(FIRST + block * SIZE));
            try {
                Files.writeString(file, attempt.toString(), StandardOpenOption.CREATE_NEW);
                return Optional.of(portOf(file));
            } catch (FileAlreadyExistsException taken) {
                // The next one, then.
            }
        }
        return Optional.empty();
    }

    /** The attempt is over. */
    public synchronized void release(AttemptId attempt) throws IOException {
        Optional<Path> block = Files.isDirectory(folder) ? blockOf(attempt) : Optional.empty();
        if (block.isPresent()) {
            Files.deleteIfExists(block.get());
        }
    }

    /** Takes the blocks back that no live attempt has: their attempts ended while nobody looked. */
    public synchronized void keepOnly(Set<AttemptId> live) throws IOException {
        Set<String> names = live.stream().map(AttemptId::toString).collect(Collectors.toSet());
        for (Path file : blocks()) {
            if (!names.contains(Files.readString(file))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Optional<Path> blockOf(AttemptId attempt) throws IOException {
        for (Path file : blocks()) {
            if (Files.readString(file).equals(attempt.toString())) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private List<Path> blocks() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static int portOf(Path file) {
        return Integer.parseInt(file.getFileName().toString());
    }
}
