package dev.ringmaster.scheduler.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What an agent sees in its sandbox. All paths are absolute; those that do not exist are passed over, but for the working folder.
 *
 * @param workingFolder the one folder that is its own to change
 * @param writable further folders that it may change, such as its own configuration and its temporary folder
 * @param hidden folders that are empty to it, such as the home folder and the ring's state
 * @param readable what it may read though it lies in a hidden folder, such as its program and the repository behind its worktree
 * @param network whether it sees the machine's network; without one not even loopback leads out
 */
public record SandboxView(
        Path workingFolder, List<Path> writable, List<Path> hidden, List<Path> readable, boolean network) {

    public SandboxView {
        writable = List.copyOf(writable);
        hidden = List.copyOf(hidden);
        readable = List.copyOf(readable);
    }
}
