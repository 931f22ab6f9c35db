package dev.ringmaster.release.stage;

import dev.ringmaster.model.event.AttemptEvent.AttemptHandedOver;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import java.io.IOException;
import java.util.Optional;

/**
 * Works the stages of releases, one call at a time. Each may be called again for the same release, also after this process was killed in
 * the middle of it: it first ends or rejoins what was left at work.
 */
public interface Stages {

    /**
     * The full hash of the tree of work that was handed over.
     *
     * @return empty where the repository has no such commit
     */
    Optional<String> treeOf(Project project, AttemptHandedOver work) throws IOException, InterruptedException;

    /**
     * Works a stage to its end.
     *
     * @return what it came to
     * @throws IOException if this machine could not do its part; the stage may be tried again
     * @throws InterruptedException if the work was ended before it came to anything
     */
    ReleaseCommand work(Job job, ReleaseStage stage) throws IOException, InterruptedException;

    /** Tags the release and makes it the last known good one. */
    ReleaseCommand keep(Job job) throws IOException, InterruptedException;

    /** Ends what a release that is over has left at work, and takes its worktree away. */
    void tidy(Job job) throws IOException, InterruptedException;

    /** The greatest number of a release that was ever laid out here, whoever numbered it; 0 where there is none. */
    int greatestNumber() throws IOException;
}
