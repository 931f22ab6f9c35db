package dev.ringmaster.enricher.repository;

import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a local repository with git. Trees and texts are kept by their hashes, which never change their meaning. A project whose repository
 * is a URL has no files here. Thread-safe.
 */
public final class GitRepositoryFiles implements RepositoryFiles {

    private static final int LARGEST_TREE = 32 * 1024 * 1024;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int TREES_KEPT = 8;
    private static final int TEXTS_KEPT = 128;

    private record Located(Path repository, String commit) {}

    private record GitTree(RepositoryTree tree, Map<String, String> blobs) {}

    private final GitCommand git;
    private final Recent<Located, GitTree> trees = new Recent<>(TREES_KEPT);
    private final Recent<String, String> texts = new Recent<>(TEXTS_KEPT);

    /** @param limit of one git command; a repository that is slower has no files */
    public GitRepositoryFiles(Duration limit) {
        this.git = new GitCommand(limit, LARGEST_TREE);
    }

    @Override
    public RepositoryTree tree(Project project) {
        return locate(project).map(located -> treeOf(located).tree()).orElse(RepositoryTree.EMPTY);
    }

    @Override
    public Map<String, String> read(Project project, Collection<String> paths) {
        return locate(project).map(located -> read(located, paths)).orElse(Map.of());
    }

    private Optional<Located> locate(Project project) {
        if (project.workspace() != Workspace.WORKTREE) {
            return Optional.empty();
        }
        Path repository;
        try {
            repository = Path.of(project.repository());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!repository.isAbsolute() || !Files.isDirectory(repository)) {
            return Optional.empty();
        }
        return looseRef(repository, project.targetBranch())
                .or(() -> git.run(
                                repository,
                                List.of(
                                        "rev-parse",
                                        "--verify",
                                        "--quiet",
                                        "--end-of-options",
                                        "refs/heads/" + project.targetBranch() + "^{commit}"),
                                "")
                        .map(hash -> text(hash).strip()))
                .map(commit -> new Located(repository, commit));
    }

    /**
     * The branch's commit as its file says it (gitrepository-layout(5)), which comes before a packed one and saves starting git. Empty where
     * there is no such file or it holds something else; git knows then.
     */
    private static Optional<String> looseRef(Path repository, String branch) {
        Path heads = repository.resolve(".git/refs/heads");
        try {
            Path file = heads.resolve(branch).normalize();
            if (!file.startsWith(heads) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String content = Files.readString(file).strip();
            return HASH.matcher(content).matches() ? Optional.of(content) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private GitTree treeOf(Located located) {
        return trees.get(located).orElseGet(() -> {
            GitTree tree = git.run(
                            located.repository(), List.of("ls-tree", "-r", "-z", "--full-tree", located.commit()), "")
                    .map(GitRepositoryFiles::parsed)
                    .orElse(new GitTree(RepositoryTree.EMPTY, Map.of()));
            trees.put(located, tree);
            return tree;
        });
    }

    /** Entries are {@code <mode> <type> <hash>\t<path>\0}; only ordinary files count, not links and submodules. */
    private static GitTree parsed(byte[] listing) {
        Map<String, String> blobs = new HashMap<>();
        for (String entry : text(listing).split("\0")) {
            int tab = entry.indexOf('\t');
            if (tab > 0 && entry.startsWith("100")) {
                blobs.put(entry.substring(tab + 1), entry.substring(entry.lastIndexOf(' ', tab) + 1, tab));
            }
        }
        return new GitTree(new RepositoryTree(blobs.keySet()), blobs);
    }

    private Map<String, String> read(Located located, Collection<String> paths) {
        Map<String, String> blobs = treeOf(located).blobs();
        List<String> missing = new ArrayList<>();
        for (String path : paths) {
            String hash = blobs.get(path);
            if (hash != null && texts.get(hash).isEmpty()) {
                missing.add(hash);
            }
        }
        if (!missing.isEmpty()) {
            git.run(located.repository(), List.of("cat-file", "--batch"), String.join("\n", missing) + "\n")
                    .ifPresent(printed -> BatchOutput.textsIn(printed).forEach(texts::put));
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String path : paths) {
            String hash = blobs.get(path);
            if (hash != null) {
                texts.get(hash).filter(text -> !text.isEmpty()).ifPresent(text -> found.put(path, text));
            }
        }
        return found;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
