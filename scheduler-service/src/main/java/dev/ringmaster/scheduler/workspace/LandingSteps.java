package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.project.Project;
import java.io.IOException;

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
    Integration integrate(Project project, LandingWork work) throws IOException, InterruptedException;

    /**
     * Moves the target branch from one commit to another by fast-forward, if it still is where it was. A clean checkout of the target
     * is kept in step; a dirty one is never touched.
     */
    Advance advance(Project project, String fromCommit, String toCommit) throws IOException, InterruptedException;

    /** Whether the commit is on the target branch: after a crash, whether it landed. An unknown commit or branch is not. */
    boolean isOnTarget(Project project, String commit) throws IOException, InterruptedException;
}
