package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.Git;
import dev.ringmaster.scheduler.workspace.Copies;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.Proposals;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.Worktrees;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Worktrees and landing steps of one ring, made with the git program. */
public final class GitWorkspace {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Worktrees worktrees;
    private final LandingSteps landing;
    private final Foresight foresight;
    private final Proposals proposals;
    private final WorkInventory inventory;
    private final Copies copies;

    /**
     * @param state the ring's state folder: worktrees, scratch trees and clones are kept in it
     * @throws IOException if it cannot be created
     */
    public GitWorkspace(Path state, CommitIdentity identity) throws IOException {
        this(state, new Git(identity.environment(), LIMIT));
    }

    GitWorkspace(Path state, Git git) throws IOException {
        // Real, because git writes down real paths and worktrees are found again by them.
        Path real = Files.createDirectories(state).toRealPath();
        Repositories repositories = new Repositories(git, real.resolve("repositories"));
        worktrees = new GitWorktrees(repositories, real.resolve("worktrees"));
        copies = new GitCopies(repositories);
        inventory = new GitInventory(repositories, real.resolve("worktrees"));
        proposals = new GitProposals(repositories);
        landing = new GitLandingSteps(repositories, real.resolve("landing"));
        foresight = new GitForesight(repositories, real.resolve("worktrees"));
    }

    public Worktrees worktrees() {
        return worktrees;
    }

    public Copies copies() {
        return copies;
    }

    public WorkInventory inventory() {
        return inventory;
    }

    public Proposals proposals() {
        return proposals;
    }

    public LandingSteps landing() {
        return landing;
    }

    public Foresight foresight() {
        return foresight;
    }
}
