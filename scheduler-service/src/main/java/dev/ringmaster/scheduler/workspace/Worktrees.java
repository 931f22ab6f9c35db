package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Attempts' worktrees. Work that has not landed is never deleted or overwritten. Every method blocks on git, may be repeated after a
 * crash at any point, and throws {@link IOException} only for what is no fault of the project, such as a full disk or a missing git.
 */
public interface Worktrees {
    /**
     * Makes the attempt's worktree from the newest target, or finds the one made before. Clones a project given by URL first.
     *
     * @param number which attempt of the task it is, from 1
     */
    WorktreeResult prepare(Project project, AttemptId attempt, TaskId task, int number)
            throws IOException, InterruptedException;

    /**
     * Commits everything the agent left, except ignored files, on top of its own commits. The commit is kept from git's garbage
     * collection until the worktree is cleaned up.
     *
     * @return the attempt's newest commit, full hash; empty where its tree does not differ from the base
     */
    Optional<String> commitAll(Worktree worktree, String message) throws IOException, InterruptedException;

    /**
     * What a commit changes against the worktree's base, as patch text without context, with renames found.
     *
     * @param wanted says of a path whether its changes are; a renamed file is where either of its paths is
     */
    String patch(Worktree worktree, String commit, Predicate<String> wanted) throws IOException, InterruptedException;

    /**
     * Removes the worktree and its branch if nothing can be lost by it: the landed commit is on the target branch, and the worktree
     * holds just the commit that was landed.
     *
     * @param attemptCommit what {@link #commitAll} gave
     * @param landedCommit the commit on the target branch that brought it there
     */
    CleanUp cleanUp(Worktree worktree, String attemptCommit, String landedCommit, String targetBranch)
            throws IOException, InterruptedException;

    /** Removes the worktree of an attempt that changed nothing; keeps it where there is anything at all. */
    CleanUp cleanUpUnchanged(Worktree worktree) throws IOException, InterruptedException;
}
