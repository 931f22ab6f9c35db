package dev.ringmaster.release.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command that may outlive this process.
 *
 * @param folder names the run: what was begun here before is rejoined, what has ended here is not run again
 * @param workingDirectory where it runs
 * @param line program and arguments
 * @param limit > 0; then it is ended with all that it started
 */
public record LongCommand(
        Path folder, Path workingDirectory, List<String> line, Map<String, String> environment, Duration limit) {
    public LongCommand {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }
}
