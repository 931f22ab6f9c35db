package dev.ringmaster.execution.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A worktree of ours: git is told both its folders, so that it never goes looking and finds another repository around it.
 *
 * @param administration what git keeps about it
 */
public record Tree(Git git, Path path, Path administration) {
    public GitResult run(String... arguments) throws IOException, InterruptedException {
        return git.run(path, inTree(arguments));
    }

    public GitResult runWithInput(String input, String... arguments) throws IOException, InterruptedException {
        return git.run(path, inTree(arguments), input);
    }

    public GitResult must(String... arguments) throws IOException, InterruptedException {
        return git.must(path, inTree(arguments));
    }

    public GitResult mustWithInput(String input, String... arguments) throws IOException, InterruptedException {
        return git.must(path, inTree(arguments), input);
    }

    /** Whether git has finished making it: until then it holds a lock of this name. */
    public boolean isComplete() throws IOException {
        Path lock = administration.resolve("locked");
        return Files.isDirectory(path)
                && !(Files.exists(lock) && Files.readString(lock).strip().equals("initializing"));
    }

    /** Whether anything differs from its commit; ignored files do not count. */
    public boolean isDirty() throws IOException, InterruptedException {
        return !must("status", "--porcelain", "-z", "--untracked-files=all")
                .output()
                .isEmpty();
    }

    /** Takes away the lock of a git command that was killed. */
    public void unlockIndex() throws IOException, InterruptedException {
        Path lock = administration.resolve("index.lock");
        if (Files.exists(lock)) {
            RunningGit.awaitNoneOn(path);
            Files.deleteIfExists(lock);
        }
    }

    private List<String> inTree(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add("--git-dir=" + administration);
        line.add("--work-tree=" + path);
        line.addAll(List.of(arguments));
        return line;
    }
}
