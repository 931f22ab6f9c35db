package dev.ringmaster.execution.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A branch that work lands on, and the checkout of it where a person has one. */
public record TargetBranch(Repository repository, String name) {
    // A person's own git command holds its locks for a moment.
    private static final int TURNS = 20;
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(100);
    private static final int FILES_NAMED = 3;

    /**
     * Moves the branch forward if it still is where it was, and a clean checkout of it with it; may be repeated.
     *
     * @throws IllegalArgumentException if that is no fast-forward
     */
    public BranchMove advance(String from, String to) throws IOException, InterruptedException {
        String tip = tip();
        if (!tip.equals(from)) {
            return repository.isAncestor(to, tip) ? new BranchMove.Done() : new BranchMove.Elsewhere(tip);
        }
        if (to.equals(from)) {
            return new BranchMove.Done();
        }
        if (!repository.isAncestor(from, to)) {
            throw new IllegalArgumentException(to + " does not follow " + from + ": no fast-forward");
        }
        Optional<BranchMove.Refused> busy = rebase();
        if (busy.isPresent()) {
            return busy.get();
        }
        Optional<Path> checkout = checkout();
        return checkout.isPresent() ? inStep(checkout.get(), from, to) : move(from, to);
    }

    /** Moves the ref alone, if it still is where it was. */
    private BranchMove move(String from, String to) throws IOException, InterruptedException {
        for (int turn = 0; ; turn++) {
            GitResult moved = repository.run("update-ref", "-m", "ringmaster: land", ref(), to, from);
            String tip = tip();
            if (moved.succeeded() || repository.isAncestor(to, tip)) {
                return new BranchMove.Done();
            }
            if (!tip.equals(from)) {
                return new BranchMove.Elsewhere(tip);
            }
            if (turn == TURNS) {
                throw new GitFailedException("branch '" + name + "' could not be moved: " + moved.complaint());
            }
            LockSupport.parkNanos(BETWEEN_TURNS.toNanos());
        }
    }

    /** Moves ref, index and files of a clean checkout together, as a person would with a fast-forward merge. */
    private BranchMove inStep(Path checkout, String from, String to) throws IOException, InterruptedException {
        for (int turn = 0; ; turn++) {
            List<String> changed = changedFiles(checkout);
            if (!changed.isEmpty()) {
                // Killed between the files and the ref: all that differs is the landing itself.
                return holdsExactly(checkout, to) ? move(from, to) : dirty(checkout, changed);
            }
            // Not read-tree and update-ref: a merge spares ignored files too, and moves the ref only from where it
            // found it.
            GitResult merged = repository
                    .git()
                    .run(checkout, List.of("merge", "--quiet", "--ff-only", "--no-overwrite-ignore", to));
            String tip = tip();
            if (merged.succeeded() || repository.isAncestor(to, tip)) {
                return new BranchMove.Done();
            }
            if (!tip.equals(from)) {
                return new BranchMove.Elsewhere(tip);
            }
            if (!merged.errors().contains(".lock")) {
                return inTheWay(checkout, merged);
            }
            if (turn == TURNS) {
                return new BranchMove.Refused(
                        "Another git command is at work in " + checkout + ", or one was killed: " + merged.complaint()
                                + ".",
                        "Let it finish, or remove the lock file that git names, and answer with retry.");
            }
            LockSupport.parkNanos(BETWEEN_TURNS.toNanos());
        }
    }

    private List<String> changedFiles(Path checkout) throws IOException, InterruptedException {
        return repository
                .git()
                .must(checkout, List.of("status", "--porcelain", "-z", "--untracked-files=no", "--no-renames"))
                .entries()
                .stream()
                .map(entry -> entry.substring(3))
                .toList();
    }

    private boolean holdsExactly(Path checkout, String commit) throws IOException, InterruptedException {
        Git git = repository.git();
        GitResult index = git.run(checkout, List.of("write-tree"));
        return index.succeeded()
                && index.line().equals(repository.treeOf(commit))
                && git.run(checkout, List.of("diff-files", "--quiet")).succeeded();
    }

    private BranchMove dirty(Path checkout, List<String> changed) {
        return new BranchMove.Refused(
                "Branch '" + name + "' is checked out in " + checkout + " with changes that are not committed ("
                        + some(changed) + ").",
                "Commit or stash them there, or check out another branch, and answer with retry.");
    }

    private BranchMove inTheWay(Path checkout, GitResult merged) {
        List<String> files = merged.errors()
                .lines()
                .filter(line -> line.startsWith("\t"))
                .map(String::strip)
                .toList();
        return files.isEmpty()
                ? new BranchMove.Refused(
                        "The checkout of '" + name + "' in " + checkout + " could not be brought forward: "
                                + merged.complaint() + ".",
                        "Put it right there (see 'git status'), and answer with retry.")
                : new BranchMove.Refused(
                        "Files in " + checkout + " that git does not track would be overwritten (" + some(files) + ").",
                        "Move them away, and answer with retry.");
    }

    /** A rebase of the target sets the branch when it ends: what landed meanwhile would be in its way. */
    private Optional<BranchMove.Refused> rebase() throws IOException {
        for (Path folder : administrations()) {
            for (String kind : List.of("rebase-merge", "rebase-apply")) {
                Path head = folder.resolve(kind).resolve("head-name");
                if (Files.exists(head) && Files.readString(head).strip().equals(ref())) {
                    return Optional.of(new BranchMove.Refused(
                            "Branch '" + name + "' is being rebased in " + repository.folder() + ".",
                            "Finish the rebase or abort it, and answer with retry."));
                }
            }
        }
        return Optional.empty();
    }

    private List<Path> administrations() throws IOException {
        Path worktrees = repository.commonFolder().resolve("worktrees");
        if (!Files.isDirectory(worktrees)) {
            return List.of(repository.commonFolder());
        }
        try (var entries = Files.list(worktrees)) {
            return Stream.concat(Stream.of(repository.commonFolder()), entries).toList();
        }
    }

    /** The worktree that has the branch checked out. */
    public Optional<Path> checkout() throws IOException, InterruptedException {
        GitResult listed = repository.run("worktree", "list", "--porcelain", "-z");
        if (!listed.succeeded()) {
            // Before git 2.36.
            listed = repository.must("worktree", "list", "--porcelain");
            listed = new GitResult(0, listed.output().replace('\n', '\0'), "");
        }
        String path = "";
        for (String entry : listed.entries()) {
            if (entry.startsWith("worktree ")) {
                path = entry.substring("worktree ".length());
            } else if (entry.equals("branch " + ref()) && Files.isDirectory(Path.of(path))) {
                return Optional.of(Path.of(path));
            }
        }
        return Optional.empty();
    }

    private String tip() throws IOException, InterruptedException {
        return repository.commit(ref()).orElseThrow(() -> new GitFailedException("branch '" + name + "' is gone"));
    }

    private String ref() {
        return "refs/heads/" + name;
    }

    private static String some(List<String> files) {
        String named = files.stream().limit(FILES_NAMED).collect(Collectors.joining(", "));
        return files.size() > FILES_NAMED ? named + " and " + (files.size() - FILES_NAMED) + " more" : named;
    }
}
