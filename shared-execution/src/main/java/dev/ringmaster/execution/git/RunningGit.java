package dev.ringmaster.execution.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for git commands that a killed scheduler has left at work: what they leave half done is cleared away only after them. */
public final class RunningGit {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private RunningGit() {}

    public static void awaitNoneOn(Path folder) throws IOException, InterruptedException {
        for (ProcessHandle process : on(folder)) {
            try {
                process.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new GitFailedException("process " + process.pid() + " is still at work on " + folder);
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    private static List<ProcessHandle> on(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> isGitOn(arguments, folder))
                        .isPresent())
                .toList();
    }

    private static boolean isGitOn(String[] arguments, Path folder) {
        String path = folder.toString();
        List<String> all = List.of(arguments);
        return all.contains("core.hooksPath=/dev/null") && (all.contains(path) || all.contains("--work-tree=" + path));
    }
}
