package dev.ringmaster.scheduler.workspace;

/** What came of preparing a worktree. */
public sealed interface WorktreeResult {
    /** The worktree is there and complete. */
    record Ready(Worktree worktree) implements WorktreeResult {}

    /** There can be none before a person has put the project right. */
    record Refused(ProjectProblem problem) implements WorktreeResult {}
}
