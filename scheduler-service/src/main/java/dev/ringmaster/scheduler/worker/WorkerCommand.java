package dev.ringmaster.scheduler.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A worker's program.
 *
 * @param command a name to be found on the path, or an absolute path
 * @param searchPath folders separated by colons
 */
record WorkerCommand(String command, String searchPath) {

    /** Why it cannot be started, one sentence with what to do; empty when it can. */
    Optional<String> problem() {
        if (command.contains("/")) {
            Path file = Path.of(command);
            if (!Files.isRegularFile(file)) {
                return Optional.of(
                        "its command " + command + " does not exist: install it or correct command in ringmaster.toml");
            }
            return Files.isExecutable(file)
                    ? Optional.empty()
                    : Optional.of("its command " + command + " may not be executed: chmod +x it");
        }
        boolean found = Arrays.stream(searchPath.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, command))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        return found
                ? Optional.empty()
                : Optional.of("its command " + command
                        + " is not on the PATH: install it or correct command in ringmaster.toml");
    }
}
