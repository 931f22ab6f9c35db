package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.BranchMove;
import dev.ringmaster.execution.git.GitResult;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import dev.ringmaster.scheduler.workspace.Proposals;
import dev.ringmaster.scheduler.workspace.git.repository.BranchNames;
import dev.ringmaster.scheduler.workspace.git.repository.Refs;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import dev.ringmaster.scheduler.workspace.git.repository.RepositoryResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Proposals by git alone: a branch is pushed, and merged is what the fetched target holds, however the forge brought it there. */
final class GitProposals implements Proposals {
    private static final String FETCHED = "refs/ringmaster/remote/";

    private final Repositories repositories;

    GitProposals(Repositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public List<String> branchNames(LandingWork work, int number) {
        return BranchNames.of(work.task(), work.attempt(), number);
    }

    @Override
    public Pushed push(Project project, LandingWork work, List<String> names) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return new Pushed.Refused(problemOf(project));
        }
        Optional<String> remote = remoteOf(repository, project);
        if (remote.isEmpty()) {
            return new Pushed.Refused(
                    new ProjectProblem(
                            "The repository " + repository.folder() + " has no remote to push to.",
                            "Add one with 'git remote add origin <url>', or let the project land otherwise (landing auto or review)."));
        }
        String complaint = "";
        for (String name : names) {
            GitResult pushed = repository.run(
                    "push",
                    "--quiet",
                    "--no-verify",
                    "--no-follow-tags",
                    remote.get(),
                    work.commit() + ":refs/heads/" + name);
            if (pushed.succeeded()) {
                String address =
                        repository.run("remote", "get-url", remote.get()).line();
                return new Pushed.Done(name, Repositories.withoutPassword(address));
            }
            complaint = Repositories.withoutPassword(pushed.complaint());
            boolean taken =
                    pushed.errors().contains("[rejected]") || pushed.errors().contains("fetch first");
            if (!taken) {
                break;
            }
        }
        return new Pushed.Refused(new ProjectProblem(
                "The work could not be pushed to " + remote.get() + ": " + complaint + ".",
                "Check that 'git push' works there without asking for a password, and answer with retry."));
    }

    @Override
    public Merge check(Project project, LandingWork work) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return new Merge.Unreachable(problemOf(project).message());
        }
        Optional<String> remote = remoteOf(repository, project);
        if (remote.isEmpty()) {
            return new Merge.Unreachable("the repository has no remote any more");
        }
        String fetched = FETCHED + project.id() + "/" + project.targetBranch();
        GitResult fetch = repository.run(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                remote.get(),
                "+refs/heads/" + project.targetBranch() + ":" + fetched);
        if (!fetch.succeeded()) {
            return new Merge.Unreachable(Repositories.withoutPassword(fetch.complaint()));
        }
        String there = repository.commit(fetched).orElseThrow();
        return holds(repository, there, work) ? follow(repository, project, target, there) : new Merge.NotYet();
    }

    /** Whether the commit is there, or everything that it changes: a forge may squash or rebase. */
    private static boolean holds(Repository repository, String there, LandingWork work)
            throws IOException, InterruptedException {
        if (repository.isAncestor(work.commit(), there)) {
            return true;
        }
        Optional<String> base = repository.commit(Refs.base(work.attempt()));
        if (base.isEmpty()) {
            // An attempt that goes on in an earlier one's worktree has no base of its own.
            GitResult common = repository.run("merge-base", there, work.commit());
            base = common.succeeded() ? Optional.of(common.line()) : Optional.empty();
        }
        // Where nothing has changed since the base, nothing has been merged, also for work that changes nothing.
        if (base.isEmpty() || repository.isAncestor(there, base.get())) {
            return false;
        }
        GitResult merged = repository.run("merge-tree", "--write-tree", there, work.commit());
        return merged.succeeded() && merged.line().equals(repository.treeOf(there));
    }

    private static Merge follow(Repository repository, Project project, String local, String there)
            throws IOException, InterruptedException {
        if (repository.isAncestor(there, local)) {
            return new Merge.Merged(there);
        }
        if (!repository.isAncestor(local, there)) {
            return new Merge.Behind(new ProjectProblem(
                    "Branch '" + project.targetBranch() + "' in " + repository.folder()
                            + " has commits of its own, so that it cannot follow the remote.",
                    "Rebase or push them."));
        }
        return switch (new TargetBranch(repository, project.targetBranch()).advance(local, there)) {
            case BranchMove.Done _ -> new Merge.Merged(there);
            case BranchMove.Elsewhere _ -> new Merge.NotYet();
            case BranchMove.Refused(String message, String nextStep) ->
                new Merge.Behind(new ProjectProblem(message, nextStep));
        };
    }

    /** The remote that the target follows, else {@code origin}, else the only one. */
    private static Optional<String> remoteOf(Repository repository, Project project)
            throws IOException, InterruptedException {
        GitResult followed = repository.run("config", "--get", "branch." + project.targetBranch() + ".remote");
        List<String> all = repository.must("remote").output().lines().toList();
        if (followed.succeeded() && all.contains(followed.line())) {
            return Optional.of(followed.line());
        }
        return all.contains("origin") || all.size() != 1
                ? all.stream().filter("origin"::equals).findFirst()
                : Optional.of(all.getFirst());
    }

    private ProjectProblem problemOf(Project project) throws IOException, InterruptedException {
        return repositories.find(project) instanceof RepositoryResult.Refused(var problem)
                ? problem
                : new ProjectProblem("The repository was not there a moment ago.", "Answer with retry.");
    }
}
