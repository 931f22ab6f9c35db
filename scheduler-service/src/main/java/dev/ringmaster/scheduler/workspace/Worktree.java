package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.id.AttemptId;
import java.nio.file.Path;

/**
 * The worktree of one attempt.
 *
 * @param repository the project's repository: a working tree or a bare clone
 * @param path where the agent works
 * @param branch without {@code refs/heads/}
 * @param baseCommit the target's commit it was made from, full hash
 */
public record Worktree(AttemptId attempt, Path repository, Path path, String branch, String baseCommit) {}
