package dev.ringmaster.api.command;

import dev.ringmaster.api.beads.BeadsFile;
import dev.ringmaster.api.beads.BeadsImport;
import dev.ringmaster.api.beads.ImportPlan;
import dev.ringmaster.api.beads.ImportReport;
import dev.ringmaster.api.beads.ImportedTask;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Imports issue files: all of a file in one transaction. */
@ApplicationScoped
public class ImportCommands {

    private final ProjectCommands projects;
    private final ProjectRepository numbers;
    private final TaskRepository tasks;
    private final TaskCommands commands;

    ImportCommands(ProjectCommands projects, ProjectRepository numbers, TaskRepository tasks, TaskCommands commands) {
        this.projects = projects;
        this.numbers = numbers;
        this.tasks = tasks;
        this.commands = commands;
    }

    /** Says what an import would do, and does nothing. */
    public ImportReport rehearse(Connection connection, ProjectId project, BeadsFile file, Instant now)
            throws SQLException {
        return plan(connection, project, file, now).report();
    }

    public ImportReport perform(LedgerTransaction tx, ProjectId project, BeadsFile file) throws SQLException {
        ImportPlan plan = plan(tx.connection(), project, file, tx.now());
        numbers.takeNumbers(tx, project, plan.created().size());
        for (PlannedTask task : plan.created()) {
            commands.insert(tx, task);
        }
        for (TaskDefinition task : plan.updated()) {
            tasks.update(tx, task);
            tx.publish(new TaskEvent.TaskUpdated(task));
        }
        for (TaskId task : plan.submitted()) {
            tasks.open(tx, task);
            tx.publish(new TaskEvent.TaskSubmitted(task));
        }
        return plan.report();
    }

    private ImportPlan plan(Connection connection, ProjectId project, BeadsFile file, Instant now) throws SQLException {
        projects.require(connection, project);
        Map<String, ImportedTask> imported = new HashMap<>();
        for (StoredTask task : tasks.ofProject(connection, project)) {
            if (task.definition().externalId() != null) {
                imported.put(task.definition().externalId(), new ImportedTask(task.definition(), task.status()));
            }
        }
        return new BeadsImport(project, id -> Optional.ofNullable(imported.get(id)), now)
                .plan(file, numbers.nextNumber(connection, project));
    }
}
