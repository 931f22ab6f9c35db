package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The folder of one attempt: {@code prompt.md}, {@code command.json}, {@code output.log}, {@code gates.log}, and what the shim writes,
 * {@code process.json} and {@code exit.json}. Readable by its owner only.
 */
public record AttemptFolder(Path path) {
    /** @param attempts the folder of all attempts */
    public static AttemptFolder of(Path attempts, AttemptId attempt) {
        return new AttemptFolder(attempts.resolve(attempt.toString()).toAbsolutePath());
    }

    /**
     * Creates the folder.
     *
     * @return false if it was there before
     */
    public boolean create() throws IOException {
        try {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    public RunFolder run() {
        return new RunFolder(path);
    }

    public Path promptFile() {
        return path.resolve("prompt.md");
    }

    public Path commandFile() {
        return path.resolve("command.json");
    }

    /** Where the source's output goes. */
    public Path outputFile(OutputSource source) {
        return switch (source) {
            case AGENT -> run().outputFile();
            case GATE -> path.resolve("gates.log");
        };
    }

    /** Writes a file whole or not at all: a repeated launch must not cut a prompt short that an agent is reading. */
    void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
