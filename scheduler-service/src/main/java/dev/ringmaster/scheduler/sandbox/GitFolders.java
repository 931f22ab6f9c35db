package dev.ringmaster.scheduler.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the repository behind a git worktree (gitrepository-layout(5)). */
public final class GitFolders {

    private static final String POINTER = "gitdir: ";

    private GitFolders() {}

    /** The worktree's own git folder and the one that all worktrees of the repository share; empty for a folder without git. */
    public static List<Path> behind(Path worktree) throws IOException {
        Path file = worktree.resolve(".git");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String pointer = Files.readString(file).strip();
        if (!pointer.startsWith(POINTER)) {
            return List.of();
        }
        Path own = worktree.resolve(pointer.substring(POINTER.length())).normalize();
        Path common = own.resolve("commondir");
        return Files.isRegularFile(common)
                ? List.of(own, own.resolve(Files.readString(common).strip()).normalize())
                : List.of(own);
    }
}
