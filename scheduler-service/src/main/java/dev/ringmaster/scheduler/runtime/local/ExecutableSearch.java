package dev.ringmaster.scheduler.runtime.local;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a command as execvp(3) would, before anything is started. */
final class ExecutableSearch {
    private ExecutableSearch() {}

    static @Nullable Path find(String command, Path workingDirectory, Map<String, String> environment) {
        try {
            if (command.contains("/")) {
                return executable(workingDirectory.resolve(command));
            }
            for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
                Path found = executable(workingDirectory.resolve(folder).resolve(command));
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable Path executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file) ? file : null;
    }
}
