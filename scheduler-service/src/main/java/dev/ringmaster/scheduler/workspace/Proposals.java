package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.util.List;

/** Work that is merged by a person on a project's remote. Every method blocks on git and the network; safe to repeat. */
public interface Proposals {
    /**
     * Pushes the work's commit to the project's remote as a branch; never over a branch that holds something else.
     *
     * @param names the names it may have, the best first
     */
    Pushed push(Project project, LandingWork work, List<String> names) throws IOException, InterruptedException;

    /** The names that the branch of an attempt may have on the remote, the best first. */
    List<String> branchNames(LandingWork work, int number);

    /** Fetches the remote's target, looks whether it holds the work and, if so, brings the local target there by fast-forward. */
    Merge check(Project project, LandingWork work) throws IOException, InterruptedException;

    /** What came of a push. */
    sealed interface Pushed {
        /**
         * @param branch its name on the remote
         * @param remote the remote's address, without a password
         */
        record Done(String branch, String remote) implements Pushed {}

        record Refused(ProjectProblem problem) implements Pushed {}
    }

    /** Whether proposed work has been merged. */
    sealed interface Merge {
        /** @param targetCommit the newest commit of the target, which holds the work */
        record Merged(String targetCommit) implements Merge {}

        record NotYet() implements Merge {}

        /** It is merged on the remote, but the local target cannot follow before a person puts something right. */
        record Behind(ProjectProblem problem) implements Merge {}

        /** The remote could not be asked. */
        record Unreachable(String reason) implements Merge {}
    }
}
