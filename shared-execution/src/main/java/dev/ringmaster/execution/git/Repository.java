package dev.ringmaster.execution.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository that is there.
 *
 * @param folder its working tree, or itself where it is bare
 * @param commonFolder what all its worktrees share, real path
 */
public record Repository(Git git, Path folder, Path commonFolder) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40,64}");

    /** The folder git keeps about a worktree, found from this side: an agent may have changed or removed the worktree's own pointer. */
    private Optional<Path> administrationOf(Path worktree) throws IOException {
        Path all = commonFolder.resolve("worktrees");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        String pointer = worktree.resolve(".git").toString();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(all)) {
            for (Path entry : entries) {
                Path gitdir = entry.resolve("gitdir");
                if (Files.isRegularFile(gitdir)
                        && Files.readString(gitdir).stripTrailing().equals(pointer)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    /** The worktree that git knows at this path, complete or not. */
    public Optional<Tree> tree(Path worktree) throws IOException {
        return administrationOf(worktree).map(administration -> new Tree(git, worktree, administration));
    }

    /** Takes a worktree away that nobody has worked in, whatever state a killed git has left it in. */
    public void discard(Path worktree) throws IOException, InterruptedException {
        RunningGit.awaitNoneOn(worktree);
        Folders.delete(worktree);
        Optional<Path> administration = administrationOf(worktree);
        if (administration.isPresent()) {
            Folders.delete(administration.get());
        }
    }

    public GitResult run(String... arguments) throws IOException, InterruptedException {
        return git.run(commonFolder, inRepository(arguments));
    }

    public GitResult must(String... arguments) throws IOException, InterruptedException {
        return git.must(commonFolder, inRepository(arguments));
    }

    public GitResult mustWithInput(String input, String... arguments) throws IOException, InterruptedException {
        return git.must(commonFolder, inRepository(arguments), input);
    }

    /** The commit a name stands for, full hash. */
    public Optional<String> commit(String name) throws IOException, InterruptedException {
        GitResult result = run("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return result.succeeded() ? Optional.of(result.line()) : Optional.empty();
    }

    /**
     * Finds many objects by one command.
     *
     * @param names such as {@code main^{commit}}, without line breaks
     * @return the full hash of each that there is, by its name
     */
    public Map<String, String> resolve(Collection<String> names) throws IOException, InterruptedException {
        List<String> asked = List.copyOf(new LinkedHashSet<>(names));
        if (asked.isEmpty()) {
            return Map.of();
        }
        List<String> said = mustWithInput(String.join("\n", asked) + "\n", "cat-file", "--batch-check=%(objectname)")
                .output()
                .lines()
                .toList();
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < asked.size() && i < said.size(); i++) {
            if (HASH.matcher(said.get(i)).matches()) {
                found.put(asked.get(i), said.get(i));
            }
        }
        return found;
    }

    public String treeOf(String commit) throws IOException, InterruptedException {
        return must("rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{tree}")
                .line();
    }

    public boolean isAncestor(String commit, String of) throws IOException, InterruptedException {
        return run("merge-base", "--is-ancestor", commit, of).succeeded();
    }

    private List<String> inRepository(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add("--git-dir=" + commonFolder);
        line.addAll(List.of(arguments));
        return line;
    }
}
