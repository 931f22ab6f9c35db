package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Clearance;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.git.repository.BranchNames;
import dev.ringmaster.scheduler.workspace.git.repository.Refs;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import dev.ringmaster.scheduler.workspace.git.repository.RepositoryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks through the refs and worktrees that Ringmaster made. */
final class GitInventory implements WorkInventory {
    private static final String HEADS = "refs/heads/";
    private static final String RESULTS = Refs.RESULTS;

    private final Repositories repositories;
    private final Path worktrees;

    GitInventory(Repositories repositories, Path worktrees) {
        this.repositories = repositories;
        this.worktrees = worktrees;
    }

    @Override
    public List<Leftover> look(Project project) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return List.of();
        }
        Map<String, Tip> refs = refs(repository);
        List<Leftover> found = new ArrayList<>();
        for (Checkout checkout : checkouts(repository)) {
            String branch = checkout.branch();
            Tip tip = branch == null ? null : refs.remove(HEADS + branch);
            Tip result = checkout.attempt() == null ? null : refs.remove(RESULTS + checkout.attempt());
            Tip newest = tip == null ? result : tip;
            found.add(leftover(repository, target, checkout.attempt(), branch, newest, checkout.path()));
        }
        // What stays has no worktree; a result that a branch holds as well is that branch's.
        for (Map.Entry<String, Tip> ref : refs.entrySet()) {
            if (ref.getKey().startsWith(HEADS)) {
                String branch = ref.getKey().substring(HEADS.length());
                AttemptId attempt = attemptAt(refs, ref.getValue().commit());
                found.add(leftover(repository, target, attempt, branch, ref.getValue(), null));
            } else if (refs.entrySet().stream()
                    .noneMatch(other -> other.getKey().startsWith(HEADS)
                            && other.getValue().commit().equals(ref.getValue().commit()))) {
                AttemptId attempt = attemptOf(ref.getKey().substring(RESULTS.length()));
                found.add(leftover(repository, target, attempt, null, ref.getValue(), null));
            }
        }
        return found;
    }

    private static Leftover leftover(
            Repository repository,
            String target,
            @Nullable AttemptId attempt,
            @Nullable String branch,
            @Nullable Tip tip,
            @Nullable Path worktree)
            throws IOException, InterruptedException {
        int commits = tip == null
                ? 0
                : Integer.parseInt(repository
                        .must("rev-list", "--count", tip.commit(), "^" + target)
                        .line());
        return new Leftover(
                attempt, branch, tip == null ? null : tip.commit(), commits, tip == null ? null : tip.at(), worktree);
    }

    private static Map<String, Tip> refs(Repository repository) throws IOException, InterruptedException {
        Map<String, Tip> refs = new TreeMap<>();
        repository
                .must(
                        "for-each-ref",
                        "--format=%(refname) %(objectname) %(committerdate:unix)",
                        HEADS + BranchNames.PREFIX,
                        RESULTS)
                .output()
                .lines()
                .map(line -> line.split(" "))
                .forEach(part -> refs.put(part[0], new Tip(part[1], Instant.ofEpochSecond(Long.parseLong(part[2])))));
        return refs;
    }

    /** The worktrees in the ring's own folder, those of attempts; the checkouts of people are not looked at. */
    private List<Checkout> checkouts(Repository repository) throws IOException, InterruptedException {
        List<Checkout> found = new ArrayList<>();
        Path path = null;
        for (String line : repository
                .must("worktree", "list", "--porcelain")
                .output()
                .lines()
                .toList()) {
            if (line.startsWith("worktree ")) {
                path = Path.of(line.substring("worktree ".length()));
                if (path.startsWith(worktrees) && Files.isDirectory(path)) {
                    found.add(new Checkout(path, attemptOf(path.getFileName().toString()), null));
                }
            } else if (line.startsWith("branch " + HEADS)
                    && !found.isEmpty()
                    && found.getLast().path().equals(path)) {
                Checkout last = found.removeLast();
                found.add(new Checkout(last.path(), last.attempt(), line.substring(("branch " + HEADS).length())));
            }
        }
        return found;
    }

    @Override
    public Optional<String> removeCheckout(Project project, Path worktree, String commit)
            throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return Optional.empty();
        }
        Optional<Tree> tree = repository.tree(worktree);
        if (tree.isEmpty() || !tree.get().isComplete()) {
            return Optional.empty();
        }
        tree.get().unlockIndex();
        GitResult head = tree.get().run("rev-parse", "--verify", "HEAD^{commit}");
        String keptBy = repository
                .must("for-each-ref", "--count=1", "--format=%(refname)", "--contains=" + commit, HEADS, RESULTS)
                .line();
        if (!head.succeeded()
                || !head.line().equals(commit)
                || keptBy.isEmpty()
                || tree.get().isDirty()) {
            return Optional.empty();
        }
        repository.must("worktree", "remove", "--force", "--force", worktree.toString());
        return Optional.of("nothing in it was uncommitted, and its commit " + commit + " is kept by " + keptBy);
    }

    @Override
    public Optional<String> removeBranch(Project project, String branch, String commit)
            throws IOException, InterruptedException {
        if (!branch.startsWith(BranchNames.PREFIX)
                || !(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))
                || !repository.isAncestor(commit, target)
                || new TargetBranch(repository, branch).checkout().isPresent()) {
            return Optional.empty();
        }
        return repository.run("update-ref", "-d", HEADS + branch, commit).succeeded()
                ? Optional.of("its commit " + commit + " is on " + project.targetBranch())
                : Optional.empty();
    }

    @Override
    public Clearance clear(Project project, Leftover left, @Nullable String landedAs, boolean really)
            throws IOException, InterruptedException {
        return repositories.find(project) instanceof RepositoryResult.Found(var repository, var target)
                ? new GitClearing(repository, target, project.targetBranch()).clear(left, landedAs, really)
                : new Clearance.Unsafe("the project's repository cannot be read");
    }

    private static @Nullable AttemptId attemptAt(Map<String, Tip> refs, String commit) {
        return refs.entrySet().stream()
                .filter(ref -> ref.getKey().startsWith(RESULTS)
                        && ref.getValue().commit().equals(commit))
                .map(ref -> attemptOf(ref.getKey().substring(RESULTS.length())))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable AttemptId attemptOf(String text) {
        try {
            return AttemptId.of(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @param at when it was committed */
    private record Tip(String commit, Instant at) {}

    private record Checkout(
            Path path,
            @Nullable AttemptId attempt,
            @Nullable String branch) {}
}
