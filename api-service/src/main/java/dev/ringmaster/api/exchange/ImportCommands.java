package dev.ringmaster.api.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.BeadsImport;
import dev.ringmaster.api.beads.ImportOptions;
import dev.ringmaster.api.beads.ImportReport;
import dev.ringmaster.api.beads.ImportSink;
import dev.ringmaster.api.beads.format.BeadsFile;
import dev.ringmaster.api.beads.line.Bytes;
import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.command.TaskCommands;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.BeadsFileRepository;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Imports issue files: all of a file in one transaction. */
@ApplicationScoped
public class ImportCommands {

    private static final String BY = "import";

    private final ProjectCommands projects;
    private final ProjectRepository numbers;
    private final TaskRepository tasks;
    private final TaskCommands commands;
    private final BeadsFileRepository files;
    private final ObjectMapper json;

    ImportCommands(
            ProjectCommands projects,
            ProjectRepository numbers,
            TaskRepository tasks,
            TaskCommands commands,
            BeadsFileRepository files,
            ObjectMapper json) {
        this.projects = projects;
        this.numbers = numbers;
        this.tasks = tasks;
        this.commands = commands;
        this.files = files;
        this.json = json;
    }

    /** Says what an import would do, and does nothing. */
    public ImportReport rehearse(
            Connection connection, ProjectId project, BeadsFile file, ImportOptions options, Instant now)
            throws SQLException {
        try (KeptLines before = kept(connection, project)) {
            return run(connection, project, before, file, options, now, new Rehearsal());
        } catch (IOException e) {
            throw new UncheckedIOException("the lines of earlier imports cannot be read", e);
        }
    }

    /** @throws ProblemException if lines are invalid, or too many issues are gone, and nobody insists */
    public ImportReport perform(LedgerTransaction tx, ProjectId project, BeadsFile file, ImportOptions options)
            throws SQLException {
        Connection connection = tx.connection();
        try (KeptLines before = kept(connection, project)) {
            Performance performance = new Performance(tx, project, file.issues().size());
            ImportReport report = run(connection, project, before, file, options, tx.now(), performance);
            if (!report.refused().isEmpty()) {
                throw refusal(report);
            }
            performance.end();
            numbers.takeNumbers(tx, project, report.created());
            keep(tx, project, before, file, report);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("the lines of this or earlier imports cannot be read", e);
        }
    }

    private KeptLines kept(Connection connection, ProjectId project) throws SQLException, IOException {
        projects.require(connection, project);
        return KeptLines.of(files, connection, project, json);
    }

    private <E extends Exception> ImportReport run(
            Connection connection,
            ProjectId project,
            KeptLines before,
            BeadsFile file,
            ImportOptions options,
            Instant now,
            ImportSink<E> sink)
            throws SQLException, E {
        IssuesInStore known = IssuesInStore.of(connection, project, tasks);
        return new BeadsImport(project, known, now)
                .run(before.file(), file, options, numbers.nextNumber(connection, project), sink);
    }

    private void keep(LedgerTransaction tx, ProjectId project, KeptLines before, BeadsFile file, ImportReport report)
            throws SQLException, IOException {
        try (KeptLines after = before.followedBy(file, report.missing())) {
            if (Files.mismatch(before.path(), after.path()) >= 0) {
                try (InputStream content = new Bytes.OfFile(after.path()).from(0)) {
                    files.replace(tx, project, content);
                }
            }
        }
    }

    private static ProblemException refusal(ImportReport report) {
        List<ImportLine> invalid = report.problems().stream()
                .filter(problem -> problem.invalid())
                .limit(100)
                .map(problem -> new ImportLine(problem.line(), problem.message()))
                .toList();
        StringBuilder detail = new StringBuilder("Nothing was imported. ").append(String.join(". ", report.refused()));
        invalid.stream()
                .limit(10)
                .forEach(line ->
                        detail.append("; line ").append(line.line()).append(' ').append(line.message()));
        return new ProblemException(
                invalid.isEmpty() ? ProblemCode.MASS_DELETION : ProblemCode.INVALID_IMPORT,
                detail.append('.').toString(),
                Map.of("lines", invalid));
    }

    /** A line that was refused. */
    public record ImportLine(int line, String message) {}

    private static final class Rehearsal implements ImportSink<RuntimeException> {
        @Override
        public void create(PlannedTask task) {}

        @Override
        public void update(TaskDefinition task) {}

        @Override
        public void submit(TaskId task) {}

        @Override
        public void callOff(TaskId task, String reason) {}
    }

    private final class Performance implements ImportSink<SQLException> {
        private final LedgerTransaction tx;
        private final ProjectId project;
        private final int atMost;
        private boolean begun;

        Performance(LedgerTransaction tx, ProjectId project, int atMost) {
            this.tx = tx;
            this.project = project;
            this.atMost = atMost;
        }

        /** Before the first task: what is given out before all are there may be the wrong one. */
        private void begin() throws SQLException {
            if (!begun) {
                begun = true;
                tx.publish(new ControlEvent.TasksArriving(project, atMost));
            }
        }

        void end() throws SQLException {
            if (begun) {
                tx.publish(new ControlEvent.TasksArrived(project));
            }
        }

        @Override
        public void create(PlannedTask task) throws SQLException {
            begin();
            commands.insert(tx, task);
        }

        @Override
        public void update(TaskDefinition task) throws SQLException {
            begin();
            tasks.update(tx, task);
            tx.publish(new TaskEvent.TaskUpdated(task));
        }

        @Override
        public void submit(TaskId task) throws SQLException {
            begin();
            tasks.open(tx, task);
            tx.publish(new TaskEvent.TaskSubmitted(task));
        }

        @Override
        public void callOff(TaskId task, String reason) throws SQLException {
            tx.publish(new TaskEvent.TaskCancelRequested(task, reason, BY));
        }
    }
}
