package dev.ringmaster.api.command;

import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.outbox.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;

/** Tells of every project and unfinished task again when the broker has lost its topics. */
@ApplicationScoped
public class LiveEntities implements SnapshotSource {

    private final ProjectRepository projects;
    private final TaskRepository tasks;

    LiveEntities(ProjectRepository projects, TaskRepository tasks) {
        this.projects = projects;
        this.tasks = tasks;
    }

    @Override
    public void publishSnapshots(LedgerTransaction tx, Set<Topic> lost) throws SQLException {
        if (lost.contains(Topic.PROJECTS)) {
            for (Project project : projects.all(tx.connection())) {
                tx.publish(new ProjectEvent.ProjectUpdated(project));
            }
        }
        if (lost.contains(Topic.TASKS)) {
            for (StoredTask task : tasks.unfinished(tx.connection())) {
                tx.publish(new TaskEvent.TaskCreated(task.definition(), task.initialStatus()));
            }
        }
    }
}
