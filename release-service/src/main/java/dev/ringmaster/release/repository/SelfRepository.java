package dev.ringmaster.release.repository;

import dev.ringmaster.execution.git.BranchMove;
import dev.ringmaster.execution.git.Git;
import dev.ringmaster.execution.git.GitFailedException;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.release.ReleaseRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repository that a release changes. What is on its branches is never rewritten: a release is taken out by a commit on top. */
public final class SelfRepository {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Map<String, String> IDENTITY = Map.of(
            "GIT_AUTHOR_NAME", "Ringmaster",
            "GIT_AUTHOR_EMAIL", "ringmaster@localhost",
            "GIT_COMMITTER_NAME", "Ringmaster",
            "GIT_COMMITTER_EMAIL", "ringmaster@localhost");

    private final Repository repository;

    private SelfRepository(Repository repository) {
        this.repository = repository;
    }

    /**
     * @param folder a checkout or a bare repository
     * @throws GitFailedException if it is no repository
     */
    public static SelfRepository at(Path folder) throws IOException, InterruptedException {
        Git git = new Git(IDENTITY, LIMIT);
        GitResult found = git.must(folder, List.of("rev-parse", "--git-common-dir"));
        return new SelfRepository(
                new Repository(git, folder, folder.resolve(found.line()).toRealPath()));
    }

    /** What its worktrees share. */
    public Path gitFolder() {
        return repository.commonFolder();
    }

    public Optional<String> treeOf(String commit) throws IOException, InterruptedException {
        return repository.commit(commit).isEmpty() ? Optional.empty() : Optional.of(repository.treeOf(commit));
    }

    /** The tip of a branch, full hash. */
    public Optional<String> tip(String branch) throws IOException, InterruptedException {
        return repository.commit("refs/heads/" + branch);
    }

    public boolean isOnBranch(String commit, String branch) throws IOException, InterruptedException {
        return repository.isAncestor(commit, "refs/heads/" + branch);
    }

    /** The difference, for a person. */
    public String difference(ReleaseRef ref) throws IOException, InterruptedException {
        return repository
                .must(
                        "diff",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--no-color",
                        "--stat",
                        "--patch",
                        ref.base(),
                        ref.commit())
                .output();
    }

    /** Lays a commit out in a folder of its own, clean; whatever was there is thrown away. */
    public void layOut(String commit, Path worktree) throws IOException, InterruptedException {
        takeAway(worktree);
        Files.createDirectories(worktree.toAbsolutePath().getParent());
        repository.must("worktree", "add", "--quiet", "--detach", worktree.toString(), commit);
    }

    /** Puts paths of a worktree back as another commit has them, and takes those away that it does not have. */
    public void restore(Path worktree, String commit, List<String> fromCommit, List<String> toRemove)
            throws IOException, InterruptedException {
        Tree tree = repository
                .tree(worktree)
                .orElseThrow(() -> new GitFailedException("git knows no worktree at " + worktree));
        if (!toRemove.isEmpty()) {
            tree.mustWithInput(
                    String.join("\0", toRemove),
                    "rm",
                    "-q",
                    "-f",
                    "--ignore-unmatch",
                    "--pathspec-from-file=-",
                    "--pathspec-file-nul");
        }
        if (!fromCommit.isEmpty()) {
            tree.mustWithInput(
                    String.join("\0", fromCommit),
                    "checkout",
                    "-q",
                    "-f",
                    commit,
                    "--pathspec-from-file=-",
                    "--pathspec-file-nul");
        }
    }

    /** Takes a worktree of ours away. */
    public void takeAway(Path worktree) throws IOException, InterruptedException {
        repository.discard(worktree);
    }

    /** Moves the target to the release's commit if it is still at its base; may be repeated. */
    public BranchMove advance(ReleaseRef ref) throws IOException, InterruptedException {
        return new TargetBranch(repository, ref.targetBranch()).advance(ref.base(), ref.commit());
    }

    /** Sets a tag, also where it is set already. */
    public void tag(String name, String commit) throws IOException, InterruptedException {
        repository.must("update-ref", "refs/tags/" + name, commit);
    }

    /**
     * Takes a release out of its target branch by a commit on top; may be repeated.
     *
     * @param reason why, for the commit's message
     */
    public Revert takeOut(ReleaseRef ref, String reason) throws IOException, InterruptedException {
        String mark = "Takes-back: " + ref.release() + " " + ref.commit();
        String tip = tip(ref.targetBranch())
                .orElseThrow(() -> new GitFailedException("branch '" + ref.targetBranch() + "' is gone"));
        if (!repository.isAncestor(ref.commit(), tip)) {
            return new Revert.NotNeeded();
        }
        Optional<String> done = reverted(ref, tip, mark);
        if (done.isPresent()) {
            return revert(ref, done.get());
        }
        Optional<String> tree = treeWithout(ref, tip);
        if (tree.isEmpty()) {
            return new Revert.Conflict();
        }
        String message = "Take back " + ref.release() + "\n\n" + reason + "\n\nThis reverts commit " + ref.commit()
                + ".\n" + mark + "\n";
        String commit = repository
                .mustWithInput(message, "commit-tree", tree.get(), "-p", tip, "-F", "-")
                .line();
        return switch (new TargetBranch(repository, ref.targetBranch()).advance(tip, commit)) {
            case BranchMove.Done _ -> revert(ref, commit);
            case BranchMove.Elsewhere _ -> takeOut(ref, reason);
            case BranchMove.Refused refused -> new Revert.Refused(refused.message() + " " + refused.nextStep());
        };
    }

    /** A revert that was made before a crash. */
    private Optional<String> reverted(ReleaseRef ref, String tip, String mark)
            throws IOException, InterruptedException {
        return repository
                .must("log", "--format=%H", "--fixed-strings", "--grep=" + mark, ref.commit() + ".." + tip)
                .output()
                .lines()
                .findFirst();
    }

    /** The base's tree where nothing else has landed, else the tip's without the release. */
    private Optional<String> treeWithout(ReleaseRef ref, String tip) throws IOException, InterruptedException {
        if (tip.equals(ref.commit())) {
            return Optional.of(repository.treeOf(ref.base()));
        }
        // A merge with the release's inverse, whose common ancestor is the release itself.
        String inverse = repository
                .must("commit-tree", repository.treeOf(ref.base()), "-p", ref.commit(), "-m", "inverse")
                .line();
        GitResult merged = repository.run("merge-tree", "--write-tree", tip, inverse);
        return merged.succeeded() ? Optional.of(merged.line()) : Optional.empty();
    }

    private Revert revert(ReleaseRef ref, String commit) throws IOException, InterruptedException {
        boolean same = repository.treeOf(commit).equals(repository.treeOf(ref.base()));
        boolean alone = repository
                .must("rev-list", "--count", ref.commit() + ".." + commit)
                .line()
                .equals("1");
        if (alone && !same) {
            throw new GitFailedException("commit " + commit + " does not bring the tree of " + ref.base() + " back");
        }
        return new Revert.Done(commit, same);
    }
}
