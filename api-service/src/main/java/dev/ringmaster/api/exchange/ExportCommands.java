package dev.ringmaster.api.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.export.BeadsExport;
import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.store.BeadsFileRepository;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.model.id.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes the tasks of a project into an issue file. */
@ApplicationScoped
public class ExportCommands {

    private final ProjectCommands projects;
    private final TaskRepository tasks;
    private final BeadsFileRepository files;
    private final ObjectMapper json;

    ExportCommands(ProjectCommands projects, TaskRepository tasks, BeadsFileRepository files, ObjectMapper json) {
        this.projects = projects;
        this.tasks = tasks;
        this.files = files;
        this.json = json;
    }

    /** @throws UncheckedIOException if it cannot be written */
    public void write(Connection connection, ProjectId project, OutputStream out) throws SQLException {
        projects.require(connection, project);
        try (KeptLines kept = KeptLines.of(files, connection, project, json)) {
            new BeadsExport(json).write(kept.file(), IssuesInStore.of(connection, project, tasks), out);
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be written", e);
        }
    }
}
