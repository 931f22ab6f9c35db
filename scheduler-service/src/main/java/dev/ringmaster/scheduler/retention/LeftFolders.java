package dev.ringmaster.scheduler.retention;

import dev.ringmaster.execution.git.Folders;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunState;
import dev.ringmaster.model.id.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folders that attempts leave.
 *
 * @param attempts where each has a folder with its prompt and output
 * @param worktrees where each has the folder that its agent worked in
 */
record LeftFolders(Path attempts, Path worktrees, ProcessTable processes) {

    /** The attempts that have a folder, oldest first: their ids are in the order of time. */
    SortedSet<AttemptId> all() throws IOException {
        SortedSet<AttemptId> found =
                new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        for (Path parent : new Path[] {attempts, worktrees}) {
            if (Files.isDirectory(parent)) {
                try (Stream<Path> folders = Files.list(parent)) {
                    folders.map(folder -> folder.getFileName().toString())
                            .filter(LeftFolders::isId)
                            .forEach(name -> found.add(AttemptId.of(name)));
                }
            }
        }
        return found;
    }

    private static boolean isId(String name) {
        try {
            return AttemptId.of(name).toString().equals(name);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /**
     * Deletes what an attempt left, unless that is a git worktree, which may hold work that never landed, or one of its processes
     * lives.
     *
     * @param disposable whether a folder that is no git worktree holds nothing of worth
     * @return whether all of it is gone
     */
    boolean delete(AttemptId attempt, boolean disposable) throws IOException {
        Path worktree = worktrees.resolve(attempt.toString());
        Path folder = attempts.resolve(attempt.toString());
        boolean left = Files.exists(worktree, LinkOption.NOFOLLOW_LINKS);
        boolean kept = left && (!disposable || Files.exists(worktree.resolve(".git"), LinkOption.NOFOLLOW_LINKS));
        if (kept || somethingRuns(folder)) {
            return false;
        }
        Folders.delete(worktree);
        Folders.delete(folder);
        return true;
    }

    /** The agent, or a gate of it. */
    private boolean somethingRuns(Path folder) throws IOException {
        if (isRunning(folder)) {
            return true;
        }
        Path gates = folder.resolve("gates");
        if (Files.isDirectory(gates)) {
            try (Stream<Path> runs = Files.list(gates)) {
                for (Path run : runs.toList()) {
                    if (isRunning(run)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isRunning(Path folder) throws IOException {
        return new RunFolder(folder).state(processes) instanceof RunState.Running;
    }
}
