package dev.ringmaster.scheduler.launch;

import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a worker's agent into its sandbox, if it has one. */
final class SandboxedLaunch {

    private SandboxedLaunch() {}

    /**
     * The same request, started in the worker's sandbox where the worker has one.
     *
     * @throws IOException if the repository behind the worktree, or the program, cannot be found out
     */
    static LaunchRequest within(LaunchRequest request, WorkerSettings worker, RingFolder ring) throws IOException {
        if (!worker.sandbox().isOn()) {
            return request;
        }
        List<String> command = new ArrayList<>(List.of(request.command()));
        command.addAll(request.args());
        Path prompt = ring.attempt(request.attempt()).toAbsolutePath().resolve("prompt.md");
        List<String> line = new WorkerBox(worker, ring)
                .around(command, request.workingDirectory(), request.environment(), List.of(prompt));
        return request.withCommand(line.getFirst(), line.subList(1, line.size()));
    }
}
