package dev.ringmaster.release.store;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.json.StoredJson;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table of projects, each as it was last told. */
@ApplicationScoped
public class ProjectRepository {

    private static final StoredJson<Project> PROJECTS = new StoredJson<>(Project.class);

    /**
     * Stores a project unless a newer version of it is stored.
     *
     * @return whether it was stored
     */
    public boolean save(LedgerTransaction tx, Project project) throws SQLException {
        PreparedStatement upsert = tx.prepare("""
                INSERT INTO project (id, version, body) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body
                WHERE project.version < excluded.version
                """);
        upsert.setString(1, project.id().value());
        upsert.setLong(2, project.version());
        upsert.setString(3, PROJECTS.write(project));
        return upsert.executeUpdate() == 1;
    }

    public Optional<Project> find(Connection connection, ProjectId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM project WHERE id = ?")) {
            select.setString(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(PROJECTS.read(row.getString(1))) : Optional.empty();
            }
        }
    }
}
