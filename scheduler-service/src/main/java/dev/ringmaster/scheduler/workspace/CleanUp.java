package dev.ringmaster.scheduler.workspace;

/** What came of cleaning up a worktree. */
public sealed interface CleanUp {
    record Removed() implements CleanUp {}

    /** @param reason what would have been lost, one sentence */
    record Kept(String reason) implements CleanUp {}
}
