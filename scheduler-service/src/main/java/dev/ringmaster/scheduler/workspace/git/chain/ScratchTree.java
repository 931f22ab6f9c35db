package dev.ringmaster.scheduler.workspace.git.chain;

import dev.ringmaster.execution.git.GitFailedException;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Merged;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The worktree on which integrated work is tested. Nobody works in it.
 *
 * @param path real, but for its last name
 */
public record ScratchTree(Repository repository, Path path) {
    /** Checked out at a commit, with nothing of an earlier landing in it; made anew if it is not there or damaged. */
    public Tree at(String commit) throws IOException, InterruptedException {
        Optional<Tree> before = repository.tree(path);
        if (before.isPresent() && before.get().isComplete()) {
            Tree tree = before.get();
            tree.unlockIndex();
            if (tree.run("checkout", "--quiet", "--detach", "--force", commit).succeeded()
                    && tree.run("clean", "-ffdxq").succeeded()) {
                return tree;
            }
        }
        repository.discard(path);
        repository.must("worktree", "add", "--quiet", "--detach", path.toString(), commit);
        return repository.tree(path).orElseThrow(() -> new GitFailedException("git knows no worktree at " + path));
    }

    /** Merges in the files themselves, which any git can. */
    public Merged merge(String ours, String theirs) throws IOException, InterruptedException {
        Tree tree = at(ours);
        GitResult merged = tree.run("merge", "--quiet", "--squash", "--ff", "--allow-unrelated-histories", theirs);
        if (merged.succeeded()) {
            return new Merged.Clean(tree.must("write-tree").line());
        }
        List<String> files = tree.must("diff", "--name-only", "--diff-filter=U", "--no-ext-diff", "-z")
                .entries();
        if (files.isEmpty()) {
            throw new GitFailedException("commit " + theirs + " could not be merged: " + merged.complaint());
        }
        tree.must("reset", "--quiet", "--hard");
        return new Merged.Conflict(files);
    }

    public static ScratchTree of(Repository repository, Path folder, String name) throws IOException {
        return new ScratchTree(
                repository, Files.createDirectories(folder).toRealPath().resolve(name));
    }
}
