package dev.ringmaster.api.view;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.api.why.line.ReadyLine;
import dev.ringmaster.model.event.StatusEvent.QueueLinedUp;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The view of each project's line of ready tasks, and of the tasks that hold slots. */
@ApplicationScoped
public class LineRepository {

    private final Documents documents;

    LineRepository(Documents documents) {
        this.documents = documents;
    }

    /** Keeps the line unless a later one is known. */
    public void put(LedgerTransaction tx, QueueLinedUp line) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_line (project, at, body) VALUES (?, ?, ?)
                        ON CONFLICT (project) DO UPDATE SET at = excluded.at, body = excluded.body
                            WHERE excluded.at >= view_line.at
                        """)
                .bind(line.project().value())
                .bind(line.at().toEpochMilli())
                .bind(documents.write(line))
                .execute();
    }

    /** How the project's ready tasks stand in line now. */
    public ReadyLine of(Connection connection, ProjectId project) throws SQLException {
        QueueLinedUp told = Query.on(connection, "SELECT body FROM view_line WHERE project = ?")
                .bind(project.value())
                .first(row -> documents.read(row.getString(1), QueueLinedUp.class))
                .orElse(null);
        return ReadyLine.of(
                told,
                Query.on(connection, """
                                SELECT v.task, v.score, v.since, t.ordinal FROM view_task_state v JOIN task t ON t.id = v.task
                                WHERE v.status = 'ready' AND v.project = ?
                                """)
                        .bind(project.value())
                        .list(row -> new ReadyLine.Waiting(
                                new TaskId(row.getString(1)),
                                row.getDouble(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                row.getLong(4))));
    }

    /** The tasks whose agents have not ended. */
    public List<TaskState> holdingSlots(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT state FROM view_task_state WHERE status IN ('assigned', 'in_progress')")
                .list(row -> documents.read(row.getString(1), TaskState.class));
    }
}
