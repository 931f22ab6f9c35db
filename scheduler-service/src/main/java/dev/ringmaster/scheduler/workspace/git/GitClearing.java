package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.MergeTree;
import dev.ringmaster.execution.git.Merged;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.workspace.Clearance;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import dev.ringmaster.scheduler.workspace.git.repository.BranchNames;
import dev.ringmaster.scheduler.workspace.git.repository.Refs;
import dev.ringmaster.scheduler.workspace.git.repository.WorkFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clears one thing away that an attempt left, or says why not. Everything is asked of git right before; refs go by compare-and-delete, the
 * checkout first, so that a crash in between leaves a branch without a worktree, which the next look finds.
 *
 * @param target the newest commit of the target branch
 * @param branch the target branch's name, for sentences
 */
record GitClearing(Repository repository, String target, String branch) {

    /**
     * Says whether it may go: all of it where its work is on the target, only its checkout where a ref keeps the work.
     *
     * @param landedAs the commit that its work is said to have landed as; null where it has not
     * @param really whether it is to go, too
     */
    Clearance clear(Leftover left, @Nullable String landedAs, boolean really) throws IOException, InterruptedException {
        String commit = left.commit();
        if (commit == null) {
            return new Clearance.Unsafe("it holds no commit that git knows");
        }
        Optional<String> loss = left.worktree() == null ? Optional.empty() : lossIn(left.worktree(), commit);
        if (loss.isPresent()) {
            return new Clearance.Unsafe(loss.get());
        }
        Optional<String> landed = onTarget(commit, landedAs);
        if (landed.isPresent()) {
            return all(left, commit, landed.get(), really);
        }
        return left.worktree() == null
                ? new Clearance.Unsafe("its commit " + commit + " is not on " + branch)
                : checkout(left.worktree(), commit, really);
    }

    /** What shows that the work is on the target. */
    private Optional<String> onTarget(String commit, @Nullable String landedAs)
            throws IOException, InterruptedException {
        if (repository.isAncestor(commit, target)) {
            return Optional.of("its commit " + commit + " is on " + branch);
        }
        if (landedAs != null && repository.isAncestor(landedAs, target)) {
            return Optional.of("its commit " + commit + " landed as " + landedAs + ", which is on " + branch);
        }
        String tree = repository.treeOf(target);
        Optional<WorkFacts.Base> base = common(commit);
        // Work that changes nothing in the end may still hold something on the way.
        if (base.isEmpty() || base.get().tree().equals(repository.treeOf(commit))) {
            return Optional.empty();
        }
        return MergeTree.in(repository).merge(new MergeTree.Pair(target, commit)) instanceof Merged.Clean(String merged)
                        && merged.equals(tree)
                ? Optional.of("merging its commit " + commit + " gives tree " + tree + ", which " + branch
                        + " has already: everything that it changes is there")
                : Optional.empty();
    }

    private Optional<WorkFacts.Base> common(String commit) throws IOException, InterruptedException {
        var common = repository.run("merge-base", target, commit);
        return common.succeeded()
                ? Optional.of(new WorkFacts.Base(common.line(), repository.treeOf(common.line())))
                : Optional.empty();
    }

    /** What of a checkout is nowhere else. */
    private Optional<String> lossIn(Path worktree, String commit) throws IOException, InterruptedException {
        Optional<Tree> tree = repository.tree(worktree);
        if (tree.isEmpty() || !tree.get().isComplete()) {
            return Optional.of("git does not know the worktree " + worktree + ", or has not finished making it");
        }
        tree.get().unlockIndex();
        String head = tree.get().run("rev-parse", "--verify", "HEAD^{commit}").line();
        if (!head.equals(commit)) {
            return Optional.of("the worktree is at commit " + head + ", not at " + commit);
        }
        return tree.get().isDirty()
                ? Optional.of("the worktree holds changes that are not committed")
                : Optional.empty();
    }

    private Clearance checkout(Path worktree, String commit, boolean really) throws IOException, InterruptedException {
        String keptBy = repository
                .must(
                        "for-each-ref",
                        "--count=1",
                        "--format=%(refname)",
                        "--contains=" + commit,
                        "refs/heads/",
                        Refs.RESULTS)
                .line();
        if (keptBy.isEmpty()) {
            return new Clearance.Unsafe("no branch or ref keeps its commit " + commit);
        }
        if (really) {
            repository.must("worktree", "remove", "--force", "--force", worktree.toString());
        }
        return new Clearance.Safe(
                "nothing in it is uncommitted, and its commit " + commit + " is kept by " + keptBy, false);
    }

    private Clearance all(Leftover left, String commit, String evidence, boolean really)
            throws IOException, InterruptedException {
        String name = left.branch() != null && left.branch().startsWith(BranchNames.PREFIX) ? left.branch() : null;
        if (left.worktree() == null
                && name != null
                && new TargetBranch(repository, name).checkout().isPresent()) {
            return new Clearance.Unsafe("branch " + name + " is checked out");
        }
        if (!really) {
            return new Clearance.Safe(evidence, true);
        }
        if (left.worktree() != null) {
            repository.must(
                    "worktree", "remove", "--force", "--force", left.worktree().toString());
        }
        if (name != null && !new TargetBranch(repository, name).checkout().isPresent()) {
            if (!repository
                    .run("update-ref", "-d", "refs/heads/" + name, commit)
                    .succeeded()) {
                return new Clearance.Unsafe("branch " + name + " has moved meanwhile");
            }
        }
        if (left.attempt() != null) {
            forget(left.attempt(), commit);
        }
        return new Clearance.Safe(evidence, true);
    }

    /** The refs that kept the work; the result only where it is that work. */
    private void forget(AttemptId attempt, String commit) throws IOException, InterruptedException {
        Optional<String> result = repository.commit(Refs.result(attempt));
        if (result.isPresent() && !repository.isAncestor(result.get(), commit)) {
            return;
        }
        if (result.isPresent()) {
            repository.must("update-ref", "-d", Refs.result(attempt), result.get());
        }
        for (String ref : List.of(Refs.base(attempt), Refs.release(attempt))) {
            repository.must("update-ref", "-d", ref);
        }
    }
}
