package dev.ringmaster.model.project;

import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.id.ProjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project: a whole snapshot, as api-service owns it.
 *
 * @param version grows with every change, from 1
 * @param name what people call it
 * @param repository absolute path of a local git repository, or a URL; empty exactly when the workspace is {@code none}
 * @param targetBranch the branch that work lands on
 * @param gates checks of every task, in order
 * @param description Markdown for agents, may be empty
 * @param conventions one rule for agents each
 * @param answers answered decisions that later tasks should know, newest last
 * @param setup what makes a fresh worktree ready; {@link WorkspaceSetup#NONE} where JSON says nothing
 */
public record Project(
        ProjectId id,
        long version,
        String name,
        String repository,
        String targetBranch,
        Workspace workspace,
        List<Gate> gates,
        String description,
        List<String> conventions,
        ProjectPolicy policy,
        List<Answer> answers,
        WorkspaceSetup setup) {

    /** @throws IllegalArgumentException if the repository does not fit the workspace or two gates share a name */
    public Project(
            ProjectId id,
            long version,
            String name,
            String repository,
            String targetBranch,
            Workspace workspace,
            List<Gate> gates,
            String description,
            List<String> conventions,
            ProjectPolicy policy,
            List<Answer> answers,
            @Nullable WorkspaceSetup setup) {
        if ((workspace == Workspace.WORKTREE) == repository.isBlank()) {
            throw new IllegalArgumentException(
                    "project " + id + " with workspace " + workspace.word() + " has repository '" + repository + "'");
        }
        Set<String> names = new HashSet<>();
        for (Gate gate : gates) {
            if (!names.add(gate.name())) {
                throw new IllegalArgumentException("project " + id + " has two gates named '" + gate.name() + "'");
            }
        }
        this.id = id;
        this.version = version;
        this.name = name;
        this.repository = repository;
        this.targetBranch = targetBranch;
        this.workspace = workspace;
        this.gates = List.copyOf(gates);
        this.description = description;
        this.conventions = List.copyOf(conventions);
        this.policy = policy;
        this.answers = List.copyOf(answers);
        this.setup = setup == null ? WorkspaceSetup.NONE : setup;
    }

    /** The same project with another version. */
    public Project atVersion(long other) {
        return new Project(
                id,
                other,
                name,
                repository,
                targetBranch,
                workspace,
                gates,
                description,
                conventions,
                policy,
                answers,
                setup);
    }

    /** The same project with other answers. */
    public Project with(List<Answer> others) {
        return new Project(
                id,
                version,
                name,
                repository,
                targetBranch,
                workspace,
                gates,
                description,
                conventions,
                policy,
                others,
                setup);
    }
}
