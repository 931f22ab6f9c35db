package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Brings files that git does not track, such as {@code .env}, from a person's checkout into worktrees, and keeps them out of commits. */
public interface Copies {
    /**
     * Copies what the project names and its checkout has, where the worktree does not have it; may be repeated. What git tracks is left
     * alone. Links are copied as links.
     *
     * @param worktree one of the project's
     * @return the paths that were copied now
     */
    List<String> bring(Project project, Path worktree) throws IOException, InterruptedException;

    /** Whether git ignores a folder of a worktree and tracks nothing in it, so that it is never part of any commit. */
    boolean isIgnored(Project project, Path worktree, String folder) throws IOException, InterruptedException;
}
