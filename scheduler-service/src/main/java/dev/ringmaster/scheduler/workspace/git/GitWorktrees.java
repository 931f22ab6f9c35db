package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.GitFailedException;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.CleanUp;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import dev.ringmaster.scheduler.workspace.git.repository.BranchNames;
import dev.ringmaster.scheduler.workspace.git.repository.Patches;
import dev.ringmaster.scheduler.workspace.git.repository.Refs;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import dev.ringmaster.scheduler.workspace.git.repository.RepositoryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Worktrees made by git. What an attempt started from and came to is kept under {@code refs/ringmaster/} until it is cleaned up. */
final class GitWorktrees implements Worktrees {
    private static final Pattern EMPTY_REPOSITORY =
            Pattern.compile("error: '(.+)/' does not have a commit checked out");
    private static final int EMPTY_REPOSITORIES_LIMIT = 20;

    private final Repositories repositories;
    private final Path worktrees;

    GitWorktrees(Repositories repositories, Path worktrees) {
        this.repositories = repositories;
        this.worktrees = worktrees;
    }

    @Override
    public WorktreeResult prepare(Project project, AttemptId attempt, TaskId task, int number)
            throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Refused refused -> new WorktreeResult.Refused(refused.problem());
            case RepositoryResult.Found found -> {
                Repository repository = found.repository();
                Path path = worktrees.resolve(attempt.toString());
                String base = base(repository, attempt, found.targetCommit());
                Optional<Tree> before = repository.tree(path);
                if (before.isPresent() && before.get().isComplete()) {
                    String branch = branchOf(before.get())
                            .orElse(BranchNames.of(task, attempt, number).getFirst());
                    yield new WorktreeResult.Ready(new Worktree(attempt, repository.folder(), path, branch, base));
                }
                if (before.isPresent()) {
                    repository.discard(path);
                }
                yield create(
                        repository,
                        new Worktree(attempt, repository.folder(), path, "", base),
                        BranchNames.of(task, attempt, number));
            }
        };
    }

    /** Where the attempt starts: decided once, so that a repeat after a crash does not start from a newer target. */
    private static String base(Repository repository, AttemptId attempt, String target)
            throws IOException, InterruptedException {
        String name = Refs.base(attempt);
        Optional<String> before = repository.commit(name);
        if (before.isPresent()) {
            return before.get();
        }
        repository.must("update-ref", name, target, "");
        return target;
    }

    private WorktreeResult create(Repository repository, Worktree plan, List<String> names)
            throws IOException, InterruptedException {
        if (repository.commit("refs/heads/ringmaster").isPresent()) {
            return new WorktreeResult.Refused(new ProjectProblem(
                    "The repository " + repository.folder()
                            + " has a branch named 'ringmaster', so that no branch 'ringmaster/<task>' can be made.",
                    "Rename it: git branch -m ringmaster another-name."));
        }
        setAside(plan.path());
        for (String name : names) {
            Optional<String> tip = repository.commit("refs/heads/" + name);
            GitResult added;
            if (tip.isEmpty()) {
                added = repository.run(
                        "worktree",
                        "add",
                        "--quiet",
                        "--no-track",
                        "-b",
                        name,
                        plan.path().toString(),
                        plan.baseCommit());
            } else if (tip.get().equals(plan.baseCommit())) {
                // Left by a crash between branch and worktree: it holds nothing yet.
                added = repository.run("worktree", "add", "--quiet", plan.path().toString(), name);
            } else {
                continue;
            }
            if (added.succeeded()) {
                return new WorktreeResult.Ready(
                        new Worktree(plan.attempt(), plan.repository(), plan.path(), name, plan.baseCommit()));
            }
            if (!added.errors().contains("already")) {
                throw new GitFailedException(
                        "the worktree " + plan.path() + " could not be made: " + added.complaint());
            }
            repository.discard(plan.path());
        }
        throw new GitFailedException("the branches " + names + " of attempt " + plan.attempt() + " are all taken");
    }

    /** A folder that git does not know may hold somebody's work: it is moved, never deleted. */
    private void setAside(Path path) throws IOException {
        Files.createDirectories(worktrees);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".kept-" + UUID.randomUUID()));
        }
    }

    private static Optional<String> branchOf(Tree tree) throws IOException, InterruptedException {
        GitResult head = tree.run("symbolic-ref", "--quiet", "--short", "HEAD");
        return head.succeeded() && head.line().startsWith(BranchNames.PREFIX)
                ? Optional.of(head.line())
                : Optional.empty();
    }

    @Override
    public Optional<String> commitAll(Worktree worktree, String message) throws IOException, InterruptedException {
        Repository repository = repositories.of(worktree.repository());
        Tree tree = repository
                .tree(worktree.path())
                .orElseThrow(() -> new GitFailedException("git knows no worktree at " + worktree.path()));
        tree.unlockIndex();
        addAll(tree);
        boolean merging = Files.exists(tree.administration().resolve("MERGE_HEAD"));
        if (merging
                || !tree.run("diff-index", "--cached", "--quiet", "HEAD", "--").succeeded()) {
            tree.mustWithInput(
                    message,
                    "commit",
                    "--quiet",
                    "--no-verify",
                    "--allow-empty",
                    "--allow-empty-message",
                    "--cleanup=verbatim",
                    "--file=-");
        }
        String commit = tree.must("rev-parse", "--verify", "HEAD^{commit}").line();
        if (repository.treeOf(commit).equals(repository.treeOf(worktree.baseCommit()))) {
            return Optional.empty();
        }
        repository.must("update-ref", Refs.result(worktree.attempt()), commit);
        return Optional.of(commit);
    }

    private static void addAll(Tree tree) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("add", "--all", "--", ":/"));
        for (int i = 0; i < EMPTY_REPOSITORIES_LIMIT; i++) {
            GitResult added = tree.run(line.toArray(String[]::new));
            if (added.succeeded()) {
                return;
            }
            // An agent that ran 'git init' in a folder leaves what git can neither add nor skip by itself.
            Matcher empty = EMPTY_REPOSITORY.matcher(added.errors());
            if (!empty.find()) {
                throw new GitFailedException(
                        "the work in " + tree.path() + " could not be added: " + added.complaint());
            }
            line.add(":(top,exclude,literal)" + empty.group(1));
        }
        throw new GitFailedException("there are too many empty git repositories in " + tree.path());
    }

    @Override
    public String patch(Worktree worktree, String commit, Predicate<String> wanted)
            throws IOException, InterruptedException {
        return new Patches(repositories.of(worktree.repository()), worktree.baseCommit(), commit).of(wanted);
    }

    @Override
    public CleanUp cleanUp(Worktree worktree, String attemptCommit, String landedCommit, String targetBranch)
            throws IOException, InterruptedException {
        Repository repository = repositories.of(worktree.repository());
        if (!repository.isAncestor(landedCommit, "refs/heads/" + targetBranch)) {
            return new CleanUp.Kept("commit " + landedCommit + " is not on branch '" + targetBranch + "'");
        }
        return remove(repository, worktree, attemptCommit);
    }

    @Override
    public CleanUp cleanUpUnchanged(Worktree worktree) throws IOException, InterruptedException {
        return remove(repositories.of(worktree.repository()), worktree, worktree.baseCommit());
    }

    private static CleanUp remove(Repository repository, Worktree worktree, String expected)
            throws IOException, InterruptedException {
        Optional<Tree> tree = repository.tree(worktree.path());
        if (tree.isEmpty() && Files.exists(worktree.path())) {
            return new CleanUp.Kept("git does not know the worktree " + worktree.path() + " any more");
        }
        if (tree.isPresent() && tree.get().isComplete()) {
            tree.get().unlockIndex();
            String head = tree.get().must("rev-parse", "--verify", "HEAD").line();
            if (!head.equals(expected)) {
                return new CleanUp.Kept(
                        "the worktree " + worktree.path() + " is at commit " + head + ", not at " + expected);
            }
            if (tree.get().isDirty()) {
                return new CleanUp.Kept("the worktree " + worktree.path() + " holds changes that are not committed");
            }
            repository.must(
                    "worktree", "remove", "--force", "--force", worktree.path().toString());
        }
        String branch = "refs/heads/" + worktree.branch();
        Optional<String> tip = repository.commit(branch);
        if (tip.isPresent() && worktree.branch().startsWith(BranchNames.PREFIX)) {
            if (!repository.isAncestor(tip.get(), expected)) {
                return new CleanUp.Kept("branch " + worktree.branch() + " holds commits that have not landed");
            }
            if (new TargetBranch(repository, worktree.branch()).checkout().isEmpty()) {
                repository.must("update-ref", "-d", branch, tip.get());
            }
        }
        repository.must("update-ref", "-d", Refs.result(worktree.attempt()));
        repository.must("update-ref", "-d", Refs.base(worktree.attempt()));
        repository.must("update-ref", "-d", Refs.release(worktree.attempt()));
        return new CleanUp.Removed();
    }
}
