package dev.ringmaster.api.store;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table of projects. A deleted one keeps its row, so that neither its version nor a task number is ever used again. */
@ApplicationScoped
public class ProjectRepository {

    private final Documents documents;

    ProjectRepository(Documents documents) {
        this.documents = documents;
    }

    public List<Project> all(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT definition FROM project WHERE deleted = 0 ORDER BY id")
                .list(row -> project(row.getString(1)));
    }

    public Optional<Project> find(Connection connection, ProjectId id) throws SQLException {
        return Query.on(connection, "SELECT definition FROM project WHERE id = ? AND deleted = 0")
                .bind(id.value())
                .first(row -> project(row.getString(1)));
    }

    /** The version of the project, also of a deleted one; 0 when there never was one. */
    public long lastVersion(LedgerTransaction tx, ProjectId id) throws SQLException {
        return Query.in(tx, "SELECT version FROM project WHERE id = ?")
                .bind(id.value())
                .number();
    }

    public void put(LedgerTransaction tx, Project project) throws SQLException {
        Query.in(tx, """
                        INSERT INTO project (id, version, definition, next_number, deleted, created_at) VALUES (?, ?, ?, 1, 0, ?)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, definition = excluded.definition, deleted = 0
                        """)
                .bind(project.id().value())
                .bind(project.version())
                .bind(documents.write(project))
                .bind(tx.now().toEpochMilli())
                .execute();
    }

    public void delete(LedgerTransaction tx, ProjectId id) throws SQLException {
        Query.in(tx, "UPDATE project SET deleted = 1, version = version + 1 WHERE id = ?")
                .bind(id.value())
                .execute();
    }

    /** Reserves numbers for new tasks; returns the first. */
    public long takeNumbers(LedgerTransaction tx, ProjectId id, int count) throws SQLException {
        long first = Query.in(tx, "SELECT next_number FROM project WHERE id = ?")
                .bind(id.value())
                .number();
        Query.in(tx, "UPDATE project SET next_number = ? WHERE id = ?")
                .bind(first + count)
                .bind(id.value())
                .execute();
        return first;
    }

    /** The number the next task of the project would get. */
    public long nextNumber(Connection connection, ProjectId id) throws SQLException {
        return Query.on(connection, "SELECT next_number FROM project WHERE id = ?")
                .bind(id.value())
                .number();
    }

    private Project project(String definition) {
        return documents.read(definition, Project.class);
    }
}
