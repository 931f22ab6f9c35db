package dev.ringmaster.execution.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Merges commits with {@code git merge-tree --write-tree}, without an index and without touching files. Needs git 2.38, several at once
 * 2.39; with an older one nothing can be said. Attributes, such as a file's merge driver, are those in the files of the folder it is made
 * for, which git reads also here.
 */
public final class MergeTree {
    private static final int USAGE = 129;

    private final Tree place;

    private MergeTree(Tree place) {
        this.place = place;
    }

    /** With the attributes of a worktree as it is checked out. */
    public static MergeTree in(Tree tree) {
        return new MergeTree(tree);
    }

    /** Without the attributes of any files. */
    public static MergeTree withoutFiles(Repository repository) {
        return in(new Tree(repository.git(), repository.commonFolder(), repository.commonFolder()));
    }

    /** With the attributes of the repository's own checkout, whatever that is; a bare one has none. */
    public static MergeTree in(Repository repository) {
        return in(new Tree(repository.git(), repository.folder(), repository.commonFolder()));
    }

    /** One commit that another is merged into, as commits' hashes. */
    public record Pair(String ours, String theirs) {}

    public Merged merge(Pair pair) throws IOException, InterruptedException {
        GitResult result = place.run(
                "merge-tree",
                "--write-tree",
                "--name-only",
                "--no-messages",
                "--allow-unrelated-histories",
                "-z",
                pair.ours(),
                pair.theirs());
        List<String> said = result.entries();
        return switch (result.exitCode()) {
            case 0 -> new Merged.Clean(said.getFirst());
            case 1 -> said.size() > 1 ? new Merged.Conflict(said.subList(1, said.size())) : unknown(result);
            default -> unknown(result);
        };
    }

    /**
     * Merges many pairs by one git command.
     *
     * @return of each pair what came of it, in order; the pairs from one on that git cannot read are unknown
     */
    public List<Merged> mergeAll(List<Pair> pairs) throws IOException, InterruptedException {
        if (pairs.isEmpty()) {
            return List.of();
        }
        StringBuilder input = new StringBuilder();
        pairs.forEach(pair ->
                input.append(pair.ours()).append(' ').append(pair.theirs()).append('\n'));
        GitResult result = place.runWithInput(
                input.toString(),
                "merge-tree",
                "--write-tree",
                "--name-only",
                "--no-messages",
                "--allow-unrelated-histories",
                "--stdin");
        if (result.exitCode() == USAGE) {
            return oneByOne(pairs);
        }
        List<Merged> all = new ArrayList<>(read(result.output()));
        all.addAll(Collections.nCopies(Math.max(0, pairs.size() - all.size()), unknown(result)));
        return all;
    }

    /** Git 2.38 merges one pair for each command; one before it knows the first no better than the others. */
    private List<Merged> oneByOne(List<Pair> pairs) throws IOException, InterruptedException {
        List<Merged> all = new ArrayList<>();
        for (Pair pair : pairs) {
            Merged merged = merge(pair);
            if (all.isEmpty() && merged instanceof Merged.Unknown) {
                return Collections.nCopies(pairs.size(), merged);
            }
            all.add(merged);
        }
        return all;
    }

    /** Of each: a status (1 is clean), the tree, the files that conflict, and an empty entry. */
    private static List<Merged> read(String output) {
        List<Merged> all = new ArrayList<>();
        Iterator<String> entries = List.of(output.split("\0", -1)).iterator();
        try {
            while (entries.hasNext()) {
                String status = entries.next();
                if (status.isEmpty()) {
                    return all;
                }
                String tree = entries.next();
                List<String> files = new ArrayList<>();
                for (String file = entries.next(); !file.isEmpty(); file = entries.next()) {
                    files.add(file);
                }
                all.add(
                        status.equals("1")
                                ? new Merged.Clean(tree)
                                : files.isEmpty()
                                        ? new Merged.Unknown("status " + status)
                                        : new Merged.Conflict(files));
            }
        } catch (NoSuchElementException e) {
            // Cut short: what is complete counts.
        }
        return all;
    }

    private static Merged unknown(GitResult result) {
        return new Merged.Unknown(result.complaint());
    }
}
