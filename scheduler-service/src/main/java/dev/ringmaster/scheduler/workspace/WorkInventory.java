package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Ringmaster's attempts have left in repositories. Every method blocks on git; looking changes nothing. */
public interface WorkInventory {
    /** All branches, kept commits and worktrees of attempts of the project's repository; empty where it cannot be read. */
    List<Leftover> look(Project project) throws IOException, InterruptedException;

    /**
     * Removes a checkout whose work is kept by a branch or a ref: its head is the given commit and nothing in it is uncommitted.
     *
     * @param commit the attempt's newest commit
     * @return what showed that it is safe, one sentence; empty if it is not, and then nothing was removed
     */
    Optional<String> removeCheckout(Project project, Path worktree, String commit)
            throws IOException, InterruptedException;

    /**
     * Removes a branch all of whose commits are on the target, if it still is at the commit and not checked out.
     *
     * @return what showed that it is safe, one sentence; empty if it is not, and then nothing was removed
     */
    Optional<String> removeBranch(Project project, String branch, String commit)
            throws IOException, InterruptedException;

    /**
     * Clears one thing away where git shows that nothing is lost by it: all of it where its work is on the target, only its checkout where
     * nothing in it is uncommitted and a branch or ref keeps its commit.
     *
     * @param landedAs the commit that its work is said to have landed as, which is looked at; null where it has not
     * @param really false: only says what would be done
     */
    Clearance clear(Project project, Leftover left, @Nullable String landedAs, boolean really)
            throws IOException, InterruptedException;

    /**
     * One thing that was left.
     *
     * @param attempt null where only a branch's name is known
     * @param branch without {@code refs/heads/}; null for a kept commit or a worktree without one
     * @param commit the newest commit, full hash; null for a worktree that is not whole
     * @param commits of it that are not on the target
     * @param committedAt of the newest commit
     * @param worktree null where there is none
     */
    record Leftover(
            @Nullable AttemptId attempt,
            @Nullable String branch,
            @Nullable String commit,
            int commits,
            @Nullable Instant committedAt,
            @Nullable Path worktree) {}
}
