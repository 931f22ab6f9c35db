package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.BranchMove;
import dev.ringmaster.execution.git.GitFailedException;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.execution.git.Tree;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.Difference;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Landing by git: one commit for each attempt, made in a scratch worktree; the target only ever moves by compare-and-set. */
final class GitLandingSteps implements LandingSteps {
    private final Repositories repositories;
    private final Path scratchTrees;

    GitLandingSteps(Repositories repositories, Path scratchTrees) {
        this.repositories = repositories;
        this.scratchTrees = scratchTrees;
    }

    @Override
    public String repositoryKey(Project project) throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Found found ->
                found.repository().commonFolder().toString();
            case RepositoryResult.Refused _ -> project.repository();
        };
    }

    @Override
    public Integration integrate(Project project, LandingWork work, Optional<String> onto)
            throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Refused refused -> new Integration.Refused(refused.problem());
            case RepositoryResult.Found found ->
                integrate(project, work, found.repository(), onto.orElse(found.targetCommit()));
        };
    }

    private Integration integrate(Project project, LandingWork work, Repository repository, String target)
            throws IOException, InterruptedException {
        if (repository.commit(work.commit()).isEmpty()) {
            return new Integration.Refused(new ProjectProblem(
                    "Commit " + work.commit() + " of task " + work.task() + " is not in " + repository.folder() + ".",
                    "Put the repository back that the attempt worked in, or drop the task."));
        }
        Optional<String> base = base(repository, work, target);
        Optional<String> landed = landedBefore(repository, work, base, target);
        if (landed.isPresent()) {
            return new Integration.AlreadyLanded(landed.get());
        }
        Tree scratch = scratch(repository, project, target);
        Optional<List<String>> conflicts = merge(repository, scratch, work, base);
        if (conflicts.isPresent()) {
            return new Integration.Conflict(conflicts.get());
        }
        String tree = scratch.must("write-tree").line();
        if (tree.equals(repository.treeOf(target))) {
            return new Integration.AlreadyLanded(target);
        }
        String integrated = repository
                .mustWithInput(LandingMessage.of(work), "commit-tree", tree, "-p", target, "-F", "-")
                .line();
        scratch.must("checkout", "--quiet", "--detach", "--force", integrated);
        scratch.must("clean", "-ffdxq");
        return new Integration.Clean(target, integrated, scratch.path());
    }

    @Override
    public Path scratchAt(Project project, String commit) throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Refused refused ->
                throw new GitFailedException(refused.problem().toString());
            case RepositoryResult.Found found ->
                scratch(found.repository(), project, commit).path();
        };
    }

    @Override
    public boolean haveSameTree(Project project, String commit, String other) throws IOException, InterruptedException {
        return repositories.find(project) instanceof RepositoryResult.Found found
                && found.repository().commit(commit).isPresent()
                && found.repository().commit(other).isPresent()
                && found.repository().treeOf(commit).equals(found.repository().treeOf(other));
    }

    @Override
    public Difference difference(Project project, LandingWork work) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return new Difference("", "The repository of project " + project.id() + " cannot be read now.");
        }
        return new Patches(repository, base(repository, work, target).orElse(target), work.commit()).forPeople();
    }

    @Override
    public List<String> conflicts(Project project, LandingWork work, Optional<LandingWork> with)
            throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))
                || repository.commit(work.commit()).isEmpty()) {
            return List.of();
        }
        String ours = difference(repository, work, base(repository, work, target));
        String theirs = target;
        if (with.isPresent()) {
            if (repository.commit(with.get().commit()).isEmpty()) {
                return List.of();
            }
            theirs = difference(repository, with.get(), base(repository, with.get(), target));
        }
        GitResult merged = repository.run(
                "merge-tree",
                "--write-tree",
                "--name-only",
                "--no-messages",
                "--allow-unrelated-histories",
                "-z",
                theirs,
                ours);
        // 0 is clean, 1 conflicts; anything else says nothing, for example a git before 2.38.
        List<String> said = merged.entries();
        return merged.exitCode() == 1 && said.size() > 1 ? said.subList(1, said.size()) : List.of();
    }

    private static Optional<String> base(Repository repository, LandingWork work, String target)
            throws IOException, InterruptedException {
        Optional<String> kept = repository.commit(Refs.base(work.attempt()));
        if (kept.isPresent()) {
            return kept;
        }
        GitResult common = repository.run("merge-base", target, work.commit());
        return common.succeeded() ? Optional.of(common.line()) : Optional.empty();
    }

    /** Whether an earlier run moved the target and was killed before it could say so. */
    private static Optional<String> landedBefore(
            Repository repository, LandingWork work, Optional<String> base, String target)
            throws IOException, InterruptedException {
        if (repository.isAncestor(work.commit(), target)) {
            return Optional.of(work.commit());
        }
        String range = base.map(from -> from + ".." + target).orElse(target);
        return repository
                .must(
                        "log",
                        "--format=%H",
                        "--fixed-strings",
                        "--grep=" + LandingMessage.attemptTrailer(work.attempt()),
                        range)
                .output()
                .lines()
                .reduce((newer, older) -> older);
    }

    /** The project's scratch worktree at the target, with nothing of an earlier landing in it. */
    private Tree scratch(Repository repository, Project project, String target)
            throws IOException, InterruptedException {
        Files.createDirectories(scratchTrees);
        Path path = scratchTrees.toRealPath().resolve(project.id().value());
        Optional<Tree> before = repository.tree(path);
        if (before.isPresent() && before.get().isComplete()) {
            Tree tree = before.get();
            tree.unlockIndex();
            if (tree.run("checkout", "--quiet", "--detach", "--force", target).succeeded()
                    && tree.run("reset", "--quiet", "--hard", target).succeeded()
                    && tree.run("clean", "-ffdxq").succeeded()) {
                return tree;
            }
        }
        repository.discard(path);
        repository.must("worktree", "add", "--quiet", "--detach", path.toString(), target);
        return repository.tree(path).orElseThrow(() -> new GitFailedException("git knows no worktree at " + path));
    }

    /**
     * Merges the attempt's whole difference to its base into the scratch tree. Its own history does not take part: an agent may have
     * merged, rebased or begun a history of its own.
     */
    private static Optional<List<String>> merge(
            Repository repository, Tree scratch, LandingWork work, Optional<String> base)
            throws IOException, InterruptedException {
        GitResult merged = scratch.run(
                "merge",
                "--quiet",
                "--squash",
                "--ff",
                "--allow-unrelated-histories",
                difference(repository, work, base));
        if (merged.succeeded()) {
            return Optional.empty();
        }
        List<String> files = scratch.must("diff", "--name-only", "--diff-filter=U", "--no-ext-diff", "-z")
                .entries();
        if (files.isEmpty()) {
            throw new GitFailedException(
                    "the work of attempt " + work.attempt() + " could not be merged: " + merged.complaint());
        }
        scratch.must("reset", "--quiet", "--hard");
        return Optional.of(files);
    }

    /** One commit that holds all of the work, upon its base. */
    private static String difference(Repository repository, LandingWork work, Optional<String> base)
            throws IOException, InterruptedException {
        return base.isEmpty()
                ? work.commit()
                : repository
                        .must("commit-tree", repository.treeOf(work.commit()), "-p", base.get(), "-m", "work")
                        .line();
    }

    @Override
    public Advance advance(Project project, String fromCommit, String toCommit)
            throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Refused refused -> new Advance.Refused(refused.problem());
            case RepositoryResult.Found found ->
                switch (new TargetBranch(found.repository(), project.targetBranch()).advance(fromCommit, toCommit)) {
                    case BranchMove.Done _ -> new Advance.Advanced();
                    case BranchMove.Elsewhere elsewhere -> new Advance.Moved(elsewhere.tip());
                    case BranchMove.Refused(String message, String nextStep) ->
                        new Advance.Refused(new ProjectProblem(message, nextStep));
                };
        };
    }

    @Override
    public boolean isOnTarget(Project project, String commit) throws IOException, InterruptedException {
        return repositories.find(project) instanceof RepositoryResult.Found found
                && found.repository().isAncestor(commit, found.targetCommit());
    }
}
