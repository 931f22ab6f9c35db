package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts the agents that work on although the ring is stopped: attempts with a live process and no exit record. */
public final class LiveAgents {

    private LiveAgents() {}

    public static long count(RingFolder folder) {
        ProcessTable table = new ProcessTable();
        try (Stream<Path> attempts = Files.list(folder.attempts())) {
            return attempts.filter(attempt -> !Files.exists(attempt.resolve("exit.json")))
                    .filter(attempt -> RunFiles.recorded(attempt.resolve("process.json"))
                            .filter(table::alive)
                            .isPresent())
                    .count();
        } catch (IOException | UncheckedIOException noneEverRan) {
            return 0;
        }
    }

    /** A sentence about them; empty when there are none. */
    public static String sentence(RingFolder folder) {
        long count = count(folder);
        return switch ((int) Math.min(count, 2)) {
            case 0 -> "";
            case 1 -> "1 agent goes on working; the next ringmaster up takes its result.";
            default -> count + " agents go on working; the next ringmaster up takes their results.";
        };
    }
}
