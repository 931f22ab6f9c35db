package dev.ringmaster.scheduler.launch;

import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.scheduler.sandbox.Bubblewrap;
import dev.ringmaster.scheduler.sandbox.GitFolders;
import dev.ringmaster.scheduler.sandbox.ProgramFolders;
import dev.ringmaster.scheduler.sandbox.SandboxView;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox of one worker: for its agent, and for what is run to prove the agent's work. */
record WorkerBox(WorkerSettings worker, RingFolder ring) {

    /**
     * Program and arguments that start a command in it.
     *
     * @param folder the one that is the command's own to change
     * @param shown what it may read besides, though it lies in a hidden folder
     * @throws IOException if the repository behind the folder, or the program, cannot be found out
     */
    List<String> around(List<String> command, Path folder, Map<String, String> environment, List<Path> shown)
            throws IOException {
        Path state = ring.state().toAbsolutePath();
        List<Path> writable =
                new ArrayList<>(List.of(ring.workerHome(worker.name()).toAbsolutePath()));
        String temporary = environment.get("TMPDIR");
        if (temporary != null && Path.of(temporary).startsWith(state)) {
            writable.add(Path.of(temporary));
        }
        List<Path> readable = new ArrayList<>(GitFolders.behind(folder));
        readable.addAll(shown);
        readable.addAll(ProgramFolders.of(command.getFirst(), environment.getOrDefault("PATH", "")));
        List<Path> hidden = new ArrayList<>(List.of(state));
        String home = System.getenv("HOME");
        if (home != null && Path.of(home).isAbsolute()) {
            hidden.add(Path.of(home));
        }
        SandboxView view = new SandboxView(
                folder.toAbsolutePath(),
                writable,
                hidden,
                readable,
                worker.sandbox().network());
        List<String> line = new ArrayList<>(List.of(Bubblewrap.PROGRAM));
        line.addAll(Bubblewrap.arguments(view));
        line.addAll(command);
        return List.copyOf(line);
    }
}
