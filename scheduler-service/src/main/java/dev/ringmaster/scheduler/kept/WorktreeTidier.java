package dev.ringmaster.scheduler.kept;

import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.Step;
import dev.ringmaster.scheduler.operations.AttemptWorkspaces;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.setup.KeptCaches;
import dev.ringmaster.scheduler.workspace.CleanUp;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import org.jboss.logging.Logger;

/** Removes the worktrees of landed attempts; whatever has not landed stays. */
@ApplicationScoped
public class WorktreeTidier {

    private static final Logger LOG = Logger.getLogger(WorktreeTidier.class);

    private final RingSettings ring;
    private final ProjectCatalog projects;
    private final Worktrees worktrees;
    private final AttemptWorkspaces workspaces;
    private final KeptCaches caches;

    WorktreeTidier(
            RingSettings ring,
            ProjectCatalog projects,
            Worktrees worktrees,
            AttemptWorkspaces workspaces,
            KeptCaches caches) {
        this.caches = caches;
        this.ring = ring;
        this.projects = projects;
        this.worktrees = worktrees;
        this.workspaces = workspaces;
    }

    /** Removes what the step says, unless the settings keep it or something would be lost. */
    public void tidy(LiveAttempt attempt, Step.TidyUp step) {
        if (ring.settings().landing().keepWorktrees()
                || !Files.isDirectory(ring.folder().worktree(workspaces.of(attempt)))) {
            return;
        }
        try {
            Project project = projects.get(attempt.ref().project());
            WorktreeResult found = worktrees.prepare(
                    project,
                    workspaces.of(attempt),
                    attempt.ref().task(),
                    attempt.assignment().number());
            if (found instanceof WorktreeResult.Ready(var worktree)) {
                caches.takeFrom(project, worktree.attempt(), worktree.path());
            }
            if (found instanceof WorktreeResult.Ready(var worktree)
                    && worktrees.cleanUp(worktree, step.commit(), step.landed(), step.targetBranch())
                            instanceof CleanUp.Kept(String reason)) {
                LOG.infof("worktree kept: attempt=%s reason=%s", attempt.id(), reason);
            }
        } catch (IOException e) {
            LOG.warnf("worktree not removed: attempt=%s reason=%s", attempt.id(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
