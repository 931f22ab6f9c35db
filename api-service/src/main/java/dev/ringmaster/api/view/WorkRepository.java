package dev.ringmaster.api.view;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.model.event.WorkEvent.WorkRecorded;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The view of what attempts left in repositories. */
@ApplicationScoped
public class WorkRepository {

    private final Documents documents;

    WorkRepository(Documents documents) {
        this.documents = documents;
    }

    /** Keeps the snapshot unless a later one is known. */
    public void put(LedgerTransaction tx, WorkRecorded recorded) throws SQLException {
        Query.in(tx, """
                        INSERT INTO view_work (project, items, at) VALUES (?, ?, ?)
                        ON CONFLICT (project) DO UPDATE SET items = excluded.items, at = excluded.at
                            WHERE excluded.at >= view_work.at
                        """)
                .bind(recorded.project().value())
                .bind(documents.write(recorded))
                .bind(recorded.at().toEpochMilli())
                .execute();
    }

    /** All of every project, by project; also of projects that were deleted. */
    public List<KeptWorkItem> all(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT items FROM view_work ORDER BY project")
                .list(row -> documents.read(row.getString(1), WorkRecorded.class))
                .stream()
                .flatMap(recorded -> recorded.items().stream()
                        .map(work -> new KeptWorkItem(recorded.project(), work, recorded.at())))
                .toList();
    }

    /** What would be lost with a project's branches. */
    public List<KeptWork> unlanded(Connection connection, ProjectId project) throws SQLException {
        return all(connection).stream()
                .filter(item -> item.project().equals(project))
                .map(KeptWorkItem::work)
                .filter(KeptWork::unlanded)
                .toList();
    }
}
