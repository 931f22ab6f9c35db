package dev.ringmaster.scheduler.workspace.git;

import dev.ringmaster.execution.git.BranchMove;
import dev.ringmaster.execution.git.GitFailedException;
import dev.ringmaster.execution.git.Repository;
import dev.ringmaster.execution.git.TargetBranch;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.Difference;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import dev.ringmaster.scheduler.workspace.git.chain.Chain;
import dev.ringmaster.scheduler.workspace.git.chain.ScratchTree;
import dev.ringmaster.scheduler.workspace.git.repository.Patches;
import dev.ringmaster.scheduler.workspace.git.repository.Refs;
import dev.ringmaster.scheduler.workspace.git.repository.Repositories;
import dev.ringmaster.scheduler.workspace.git.repository.RepositoryResult;
import dev.ringmaster.scheduler.workspace.git.repository.WorkFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;

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
    public List<Integration> integrate(Project project, List<LandingWork> batch)
            throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Refused refused ->
                Collections.nCopies(batch.size(), new Integration.Refused(refused.problem()));
            case RepositoryResult.Found(var repository, var target) ->
                new Chain(repository, scratch(repository, project), target).of(batch);
        };
    }

    @Override
    public Path scratchAt(Project project, String commit) throws IOException, InterruptedException {
        return switch (repositories.find(project)) {
            case RepositoryResult.Refused refused ->
                throw new GitFailedException(refused.problem().toString());
            case RepositoryResult.Found(var repository, var target) ->
                scratch(repository, project).at(commit).path();
        };
    }

    private ScratchTree scratch(Repository repository, Project project) throws IOException {
        return ScratchTree.of(repository, scratchTrees, project.id().value());
    }

    @Override
    public Difference difference(Project project, LandingWork work) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))) {
            return new Difference("", "The repository of project " + project.id() + " cannot be read now.");
        }
        String base = WorkFacts.read(repository, target, work.attempt(), work.commit())
                .map(WorkFacts::base)
                .map(WorkFacts.Base::commit)
                .orElse(target);
        return new Patches(repository, base, work.commit()).forPeople();
    }

    @Override
    public Set<String> roots(Project project) throws IOException, InterruptedException {
        if (!(repositories.find(project) instanceof RepositoryResult.Found(var repository, var target))
                // What a shallow clone calls its roots are only where it was cut off.
                || repository
                        .must("rev-parse", "--is-shallow-repository")
                        .line()
                        .equals("true")) {
            return Set.of();
        }
        return Set.copyOf(repository
                .must("rev-list", "--max-parents=0", target)
                .output()
                .lines()
                .toList());
    }

    @Override
    public void keepForRelease(Project project, AttemptId attempt, String commit)
            throws IOException, InterruptedException {
        switch (repositories.find(project)) {
            case RepositoryResult.Refused refused ->
                throw new GitFailedException(refused.problem().toString());
            case RepositoryResult.Found(var repository, var target) ->
                repository.must("update-ref", Refs.release(attempt), commit);
        }
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
