package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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

    /**
     * Brings the work of attempts onto the newest target, each as one commit upon the one before; moves no branch. What does not go on is
     * left out.
     *
     * @return what came of each, in order
     */
    List<Integration> integrate(Project project, List<LandingWork> batch) throws IOException, InterruptedException;

    /** The project's scratch tree, checked out at a commit that an integration gave, with nothing else in it. */
    Path scratchAt(Project project, String commit) throws IOException, InterruptedException;

    /** What the work changes, for a person. */
    Difference difference(Project project, LandingWork work) throws IOException, InterruptedException;

    /**
     * Moves the target branch from one commit to another by fast-forward, if it still is where it was. A clean checkout of the target
     * is kept in step; a dirty one is never touched.
     */
    Advance advance(Project project, String fromCommit, String toCommit) throws IOException, InterruptedException;

    /** The commits that the target's history begins with; none where that cannot be told. */
    Set<String> roots(Project project) throws IOException, InterruptedException;

    /** Keeps an integrated commit of an attempt from being cleared away, however long its release takes. */
    void keepForRelease(Project project, AttemptId attempt, String commit) throws IOException, InterruptedException;

    /** Whether the commit is on the target branch: after a crash, whether it landed. An unknown commit or branch is not. */
    boolean isOnTarget(Project project, String commit) throws IOException, InterruptedException;
}
