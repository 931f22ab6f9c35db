package dev.ringmaster.model.project;

import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.id.ProjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        List<Answer> answers) {

    /** @throws IllegalArgumentException if the repository does not fit the workspace or two gates share a name */
    public Project {
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
        gates = List.copyOf(gates);
        conventions = List.copyOf(conventions);
        answers = List.copyOf(answers);
    }
}
