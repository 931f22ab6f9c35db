package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.view.WorkRepository;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes projects. */
@ApplicationScoped
public class ProjectCommands {

    private static final int MOST_NAMED = 10;

    private final ProjectRepository projects;
    private final TaskRepository tasks;
    private final WorkRepository work;

    ProjectCommands(ProjectRepository projects, TaskRepository tasks, WorkRepository work) {
        this.projects = projects;
        this.tasks = tasks;
        this.work = work;
    }

    /** @throws ProblemException if there is none */
    public Project require(Connection connection, ProjectId id) throws SQLException {
        return projects.find(connection, id)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_PROJECT,
                        "There is no project '" + id
                                + "'. List them with 'ringmaster project list', or add it with 'ringmaster"
                                + " project add <path>'."));
    }

    /** As {@link #require(Connection, ProjectId)}, for an id that may have any form. */
    public Project require(Connection connection, String id) throws SQLException {
        try {
            return require(connection, new ProjectId(id));
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_PROJECT,
                    "There is no project '" + id + "': a project id is lower-case letters, digits and hyphens.");
        }
    }

    /** @param project its version does not count */
    public Project create(LedgerTransaction tx, Project project) throws SQLException {
        if (projects.find(tx.connection(), project.id()).isPresent()) {
            throw new ProblemException(
                    ProblemCode.PROJECT_EXISTS,
                    "There is a project '" + project.id() + "' already. Change it with PATCH, or give another 'id'.");
        }
        return put(tx, project, projects.lastVersion(tx, project.id()) + 1);
    }

    /** @param change makes the new project from the old one */
    public Project update(LedgerTransaction tx, ProjectId id, @Nullable String ifMatch, UnaryOperator<Project> change)
            throws SQLException {
        Project old = require(tx.connection(), id);
        Versions.require(ifMatch, old.version(), old);
        Project changed = change.apply(old);
        return changed.equals(old) ? old : put(tx, changed, old.version() + 1);
    }

    /** @param force also when attempts have left work that has not landed; it stays in the repository either way */
    public void delete(LedgerTransaction tx, ProjectId id, @Nullable String ifMatch, boolean force)
            throws SQLException {
        Project project = require(tx.connection(), id);
        Versions.require(ifMatch, project.version(), project);
        List<String> unfinished = tasks.ofProject(tx.connection(), id).stream()
                .filter(task -> !task.status().isFinal())
                .map(task -> task.definition().id().value())
                .toList();
        if (!unfinished.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.PROJECT_IN_USE,
                    "Project '" + id + "' has " + unfinished.size() + " unfinished tasks, such as "
                            + unfinished.getFirst() + ". Cancel them first.");
        }
        List<KeptWork> unlanded = force ? List.of() : work.unlanded(tx.connection(), id);
        if (!unlanded.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.UNLANDED_WORK,
                    "Project '" + id + "' has work that has not landed: " + names(unlanded)
                            + ". Land it or drop it, or delete the project with force=true: its branches stay in the"
                            + " repository either way.",
                    Map.of("work", unlanded));
        }
        projects.delete(tx, id);
        tx.publishTombstone(Topic.PROJECTS, id.value());
    }

    private static String names(List<KeptWork> unlanded) {
        String some = unlanded.stream()
                .limit(MOST_NAMED)
                .map(work -> String.valueOf(work.branch() == null ? work.commit() : work.branch()))
                .collect(Collectors.joining(", "));
        return unlanded.size() > MOST_NAMED ? some + " and " + (unlanded.size() - MOST_NAMED) + " more" : some;
    }

    Project put(LedgerTransaction tx, Project project, long version) throws SQLException {
        Project next = project.atVersion(version);
        projects.put(tx, next);
        tx.publish(new ProjectEvent.ProjectUpdated(next));
        return next;
    }
}
