package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.task.KnownTasks;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.ledger.LedgerException;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds tasks by what people call them: an id, the beginning of one, or an external id. */
@ApplicationScoped
public class TaskLookup {

    private final TaskRepository tasks;

    TaskLookup(TaskRepository tasks) {
        this.tasks = tasks;
    }

    /** @throws ProblemException if no task or more than one is meant */
    public StoredTask require(Connection connection, String text) throws SQLException {
        TaskId id = requireId(connection, text);
        return tasks.find(connection, id).orElseThrow(() -> unknown(text));
    }

    public TaskId requireId(Connection connection, String text) throws SQLException {
        return Found.one(
                tasks.matching(connection, text, Found.SHOWN),
                "task",
                text,
                ProblemCode.UNKNOWN_TASK,
                "List them with 'ringmaster list'.");
    }

    private static ProblemException unknown(String text) {
        return new ProblemException(ProblemCode.UNKNOWN_TASK, "There is no task '" + text + "'.");
    }

    /** What exists as this transaction sees it. */
    KnownTasks known(LedgerTransaction tx) {
        return new KnownTasks() {
            @Override
            public boolean exists(TaskId task) {
                return asking(() -> tasks.exists(tx, task));
            }

            @Override
            public Optional<TaskId> byExternalId(ProjectId project, String externalId) {
                return asking(() -> tasks.byExternalId(tx, project, externalId));
            }
        };
    }

    /** A question to the database where no checked exception may pass. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws SQLException;
    }

    public static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new LedgerException("the database could not be read", e);
        }
    }
}
