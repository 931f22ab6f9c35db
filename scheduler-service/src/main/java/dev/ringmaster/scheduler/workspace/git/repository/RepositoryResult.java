package dev.ringmaster.scheduler.workspace.git.repository;

import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.scheduler.workspace.ProjectProblem;

/** What came of looking for a project's repository. */
public sealed interface RepositoryResult {
    /** @param targetCommit the newest commit of the target branch */
    record Found(Repository repository, String targetCommit) implements RepositoryResult {}

    record Refused(ProjectProblem problem) implements RepositoryResult {}
}
