package dev.ringmaster.api.view;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.event.RankedTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The views of task states and ranks. */
@ApplicationScoped
public class TaskStateRepository {

    private final Documents documents;

    TaskStateRepository(Documents documents) {
        this.documents = documents;
    }

    /** Keeps the state unless a newer one is known. */
    public void put(LedgerTransaction tx, TaskState state) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_task_state (task, project, status, score, since, version, state) VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (task) DO UPDATE SET status = excluded.status, score = excluded.score, since = excluded.since,
                            version = excluded.version, state = excluded.state WHERE excluded.version > view_task_state.version
                        """)
                .bind(state.task().value())
                .bind(state.project().value())
                .bind(state.status().word())
                .bind(state.score())
                .bind(state.since().toEpochMilli())
                .bind(state.version())
                .bind(documents.write(state))
                .execute();
    }

    /** The newest state known; empty before the queue has spoken. */
    public Optional<TaskState> find(LedgerTransaction tx, TaskId task) throws SQLException {
        return Query.in(tx, "SELECT state FROM view_task_state WHERE task = ?")
                .bind(task.value())
                .first(row -> documents.read(row.getString(1), TaskState.class));
    }

    /** Replaces a project's ranking. */
    public void rank(LedgerTransaction tx, StatusEvent.QueueRanked ranked) throws SQLException {
        Query.in(tx, "DELETE FROM view_rank WHERE project = ?")
                .bind(ranked.project().value())
                .execute();
        int place = 0;
        for (RankedTask task : ranked.top()) {
            Query.in(
                            tx,
                            "INSERT INTO view_rank (task, project, place, terms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                    .bind(task.task().value())
                    .bind(ranked.project().value())
                    .bind(++place)
                    .bind(documents.write(task.terms()))
                    .execute();
        }
        Query.in(tx, """
                        INSERT INTO view_ranking (project, body) VALUES (?, ?)
                        ON CONFLICT (project) DO UPDATE SET body = excluded.body
                        """)
                .bind(ranked.project().value())
                .bind(documents.write(new RankingSummary(tx.now(), ranked.graphVersion(), ranked.metrics())))
                .execute();
    }

    /** The project's last ranking; empty before the queue has told one. */
    public Optional<RankingSummary> ranking(Connection connection, ProjectId project) throws SQLException {
        return Query.on(connection, "SELECT body FROM view_ranking WHERE project = ?")
                .bind(project.value())
                .first(row -> documents.read(row.getString(1), RankingSummary.class));
    }
}
