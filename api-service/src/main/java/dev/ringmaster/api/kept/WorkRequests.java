package dev.ringmaster.api.kept;

import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.KeptWorkItem;
import dev.ringmaster.api.view.TaskStateRepository;
import dev.ringmaster.api.view.WorkRepository;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the scheduler to collect what attempts left, and tells it which tasks are over. */
@ApplicationScoped
public class WorkRequests {

    private final ProjectCommands projects;
    private final ProjectRepository stored;
    private final WorkRepository work;
    private final TaskStateRepository states;
    private final FeedRepository feed;

    WorkRequests(
            ProjectCommands projects,
            ProjectRepository stored,
            WorkRepository work,
            TaskStateRepository states,
            FeedRepository feed) {
        this.projects = projects;
        this.stored = stored;
        this.work = work;
        this.states = states;
        this.feed = feed;
    }

    /**
     * Asks for one project or for all.
     *
     * @param project null for all
     * @throws dev.ringmaster.api.problem.ProblemException if there is no such project
     */
    public CollectionAsked collect(LedgerTransaction tx, @Nullable String project, boolean dryRun, String by)
            throws SQLException {
        List<ProjectId> asked = (project == null
                        ? stored.all(tx.connection())
                        : List.of(projects.require(tx.connection(), project)))
                .stream()
                        .filter(each -> each.workspace() == Workspace.WORKTREE)
                        .map(Project::id)
                        .toList();
        String id = UUID.randomUUID().toString();
        for (ProjectId each : asked) {
            tx.publish(new ControlEvent.WorkCollectionRequested(id, each, dryRun, List.copyOf(over(tx, each)), by));
        }
        return new CollectionAsked(id, dryRun, asked, feed.newest(tx.connection()));
    }

    /** The tasks that something is kept of and that will not be tried again. */
    private Set<TaskId> over(LedgerTransaction tx, ProjectId project) throws SQLException {
        Set<TaskId> over = new LinkedHashSet<>();
        for (KeptWorkItem item : work.all(tx.connection())) {
            TaskId task = item.work().task();
            if (item.project().equals(project) && task != null) {
                Optional<TaskState> state = states.find(tx, task);
                if (state.isPresent() && state.get().status().isFinal()) {
                    over.add(task);
                }
            }
        }
        return over;
    }
}
