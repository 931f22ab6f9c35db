package dev.ringmaster.release.tree;

import dev.ringmaster.execution.git.Git;
import dev.ringmaster.execution.git.GitFailedException;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads commits and trees of a repository from its objects alone: no worktree, index, attribute, filter or replacing ref has a say. */
public final class Trees {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern LISTED = Pattern.compile("(\\d+) \\w+ ([0-9a-f]+)\t(.*)", Pattern.DOTALL);
    private static final Predicate<String> WORTH_READING =
            Pattern.compile(".*(?:\\.java|\\.sql|pom\\.xml)").asMatchPredicate();

    private final Repository repository;

    /** @param gitFolder the repository's own folder, which its worktrees share, such as {@code checkout/.git} */
    public Trees(Path gitFolder) {
        this.repository = repositoryAt(gitFolder, Map.of());
    }

    /** Reads both sides of a change; the hashes are full ones of commits. */
    public Comparison compare(String base, String result) throws IOException, InterruptedException {
        Revision before = revision(base);
        Revision after = revision(result);
        Map<String, String> texts = new HashMap<>();
        List<Entry> read = new ArrayList<>();
        Stream.of(before, after)
                .flatMap(revision -> revision.entries().stream())
                .filter(Entry::isSymlink)
                .forEach(read::add);
        for (EntryChange change : Comparison.changes(before, after)) {
            Entry now = change.after();
            if (now != null && now.isFile() && WORTH_READING.test(now.path())) {
                read.add(now);
            }
        }
        for (Entry entry : read) {
            if (!texts.containsKey(entry.hash())) {
                texts.put(entry.hash(), text(entry.hash()));
            }
        }
        return new Comparison(before, after, texts, isWellFormed(after.tree()), disguises());
    }

    /**
     * Reads a commit with its tree.
     *
     * @throws GitFailedException if there is no such commit
     */
    public Revision revision(String commit) throws IOException, InterruptedException {
        if (!FULL_HASH.matcher(commit).matches()) {
            throw new IllegalArgumentException("not a full hash: " + commit);
        }
        // The object itself: grafts and shallow clones change what other commands say of parents.
        List<String> head = repository
                .must("cat-file", "commit", commit)
                .output()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .toList();
        String tree = words(head, "tree ").getFirst();
        return new Revision(commit, tree, words(head, "parent "), entries(tree));
    }

    /** What a blob holds, as text. */
    public String text(String hash) throws IOException, InterruptedException {
        return repository.must("cat-file", "blob", hash).output();
    }

    /** The difference as patch text without context, with renames found; the form that {@code execution.protection} reads. */
    public String patch(String base, String result) throws IOException, InterruptedException {
        return repository
                .must(
                        "diff-tree",
                        "-r",
                        "-p",
                        "--unified=0",
                        "--inter-hunk-context=0",
                        "--find-renames",
                        "--text",
                        "--no-color",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--src-prefix=a/",
                        "--dst-prefix=b/",
                        base,
                        result)
                .output();
    }

    private List<Entry> entries(String tree) throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        for (String line :
                repository.must("ls-tree", "-r", "-z", "--full-tree", tree).entries()) {
            Matcher listed = LISTED.matcher(line);
            if (!listed.matches()) {
                throw new GitFailedException("git ls-tree wrote what cannot be read: " + line);
            }
            entries.add(new Entry(listed.group(3), listed.group(1), listed.group(2)));
        }
        return entries;
    }

    /** Git makes a tree anew of what it has listed: names it refuses, paths twice, odd modes and another order come out otherwise. */
    private boolean isWellFormed(String tree) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ringmaster-tree");
        Path index = folder.resolve("index");
        try {
            Repository aside = repositoryAt(repository.commonFolder(), Map.of("GIT_INDEX_FILE", index.toString()));
            String listed =
                    repository.must("ls-tree", "-r", "-z", "--full-tree", tree).output();
            // Not read-tree: it notes the tree that it has read, and write-tree would only repeat that.
            List<String> line = List.of(
                    "--git-dir=" + repository.commonFolder(),
                    "-c",
                    "core.protectHFS=true",
                    "-c",
                    "core.protectNTFS=true",
                    "update-index",
                    "-z",
                    "--index-info");
            if (!aside.git().run(repository.commonFolder(), line, listed).succeeded()) {
                return false;
            }
            GitResult written = aside.run("write-tree", "--missing-ok");
            return written.succeeded() && written.line().equals(tree);
        } finally {
            Files.deleteIfExists(index);
            Files.deleteIfExists(folder);
        }
    }

    private List<String> disguises() throws IOException, InterruptedException {
        List<String> disguises = new ArrayList<>(repository
                .must("for-each-ref", "--format=%(refname)", "refs/replace")
                .output()
                .lines()
                .toList());
        if (Files.exists(repository.commonFolder().resolve("info/grafts"))) {
            disguises.add("info/grafts");
        }
        return disguises;
    }

    private static List<String> words(List<String> head, String key) {
        return head.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .toList();
    }

    private static Repository repositoryAt(Path gitFolder, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        return new Repository(new Git(environment, LIMIT), gitFolder, gitFolder);
    }
}
