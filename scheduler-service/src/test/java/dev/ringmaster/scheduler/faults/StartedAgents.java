package dev.ringmaster.scheduler.faults;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The agents that a test has started, by what their folders hold of them: pid, start time and boot id, and the attempt's mark. A test that
 * fails leaves none, and nothing else is ever signalled.
 */
public final class StartedAgents {

    private StartedAgents() {}

    /**
     * Ends what is alive of the attempts of a folder.
     *
     * @param attempts may be missing
     */
    public static void end(Path attempts) throws Exception {
        if (!Files.isDirectory(attempts)) {
            return;
        }
        try (LocalProcessRuntime runtime = new LocalProcessRuntime(attempts, Cgroups.none())) {
            for (AttemptId attempt : runtime.held()) {
                // Nothing ends before the other part: a shim that is only about to start its agent has no process on
                // record.
                runtime.endLeftovers(attempt);
                runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
                runtime.endLeftovers(attempt);
            }
        }
    }

    /** Ends what is alive of every {@code attempts} folder in the folders of a test. */
    static void endIn(Path folder) throws Exception {
        for (Path inner : foldersIn(folder)) {
            end(inner.resolve("attempts"));
        }
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return Stream.concat(Stream.of(folder), all.filter(Files::isDirectory))
                    .toList();
        }
    }
}
