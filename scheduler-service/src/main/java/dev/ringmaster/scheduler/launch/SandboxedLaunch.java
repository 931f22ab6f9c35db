package dev.ringmaster.scheduler.launch;

import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.sandbox.Bubblewrap;
import dev.ringmaster.scheduler.sandbox.GitFolders;
import dev.ringmaster.scheduler.sandbox.ProgramFolders;
import dev.ringmaster.scheduler.sandbox.SandboxView;
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
        if (worker.sandbox().kind() == Sandbox.Kind.NONE) {
            return request;
        }
        Path state = ring.state().toAbsolutePath();
        List<Path> writable =
                new ArrayList<>(List.of(ring.workerHome(worker.name()).toAbsolutePath()));
        String temporary = request.environment().get("TMPDIR");
        if (temporary != null && Path.of(temporary).startsWith(state)) {
            writable.add(Path.of(temporary));
        }
        List<Path> readable = new ArrayList<>(GitFolders.behind(request.workingDirectory()));
        readable.add(ring.attempt(request.attempt()).toAbsolutePath().resolve("prompt.md"));
        readable.addAll(
                ProgramFolders.of(request.command(), request.environment().getOrDefault("PATH", "")));
        List<Path> hidden = new ArrayList<>(List.of(state));
        String home = System.getenv("HOME");
        if (home != null && Path.of(home).isAbsolute()) {
            hidden.add(Path.of(home));
        }
        SandboxView view = new SandboxView(
                request.workingDirectory().toAbsolutePath(),
                writable,
                hidden,
                readable,
                worker.sandbox().network());
        List<String> line = new ArrayList<>(Bubblewrap.arguments(view));
        line.add(request.command());
        line.addAll(request.args());
        return request.withCommand(Bubblewrap.PROGRAM, line);
    }
}
