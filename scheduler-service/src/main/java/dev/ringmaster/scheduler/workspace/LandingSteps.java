package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The git steps of a landing: integrate, (gates run on the scratch tree), advance. One landing of a repository at a time: the caller's
 * queue sees to that. Blocks on git; safe to repeat after a crash at any point.
 */
public interface LandingSteps {
    /**
     * Names the repository a project's landings take turns on: two projects on one repository have the same.
     *
     * @return a stable key, such as the repository's common git folder
     */
    String repositoryKey(Project project) throws IOException, InterruptedException;

    /** Brings an attempt's work onto the newest target as one commit, checked out in the project's scratch tree; moves no branch. */
    default Integration integrate(Project project, LandingWork work) throws IOException, InterruptedException {
        return integrate(project, work, Optional.empty());
    }

    /**
     * As {@link #integrate(Project, LandingWork)}, onto another commit than the newest target.
     *
     * @param onto what an earlier integration of the same batch gave
     */
    Integration integrate(Project project, LandingWork work, Optional<String> onto)
            throws IOException, InterruptedException;

    /** The project's scratch tree, checked out at a commit that an integration gave, with nothing else in it. */
    Path scratchAt(Project project, String commit) throws IOException, InterruptedException;

    /** Whether two commits hold the same files, so that what was tested on one holds for the other. */
    boolean haveSameTree(Project project, String commit, String other) throws IOException, InterruptedException;

    /** What the work changes, for a person. */
    Difference difference(Project project, LandingWork work) throws IOException, InterruptedException;

    /**
     * The paths in which the work would conflict, found without touching any tree.
     *
     * @param with other work that has not landed either; empty for the newest target
     * @return empty if it would go on cleanly, or nothing can be said
     */
    List<String> conflicts(Project project, LandingWork work, Optional<LandingWork> with)
            throws IOException, InterruptedException;

    /**
     * Moves the target branch from one commit to another by fast-forward, if it still is where it was. A clean checkout of the target
     * is kept in step; a dirty one is never touched.
     */
    Advance advance(Project project, String fromCommit, String toCommit) throws IOException, InterruptedException;

    /** Whether the commit is on the target branch: after a crash, whether it landed. An unknown commit or branch is not. */
    boolean isOnTarget(Project project, String commit) throws IOException, InterruptedException;
}
