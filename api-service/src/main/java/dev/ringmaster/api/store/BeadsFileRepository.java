package dev.ringmaster.api.store;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table of imported files, each project's lines as they came. In parts, so that none of any size is ever held whole. */
@ApplicationScoped
public class BeadsFileRepository {

    private static final int PART = 1 << 19;

    /** Writes what is kept of a project; nothing where nothing was imported. */
    public void copy(Connection connection, ProjectId project, OutputStream out) throws SQLException, IOException {
        try (PreparedStatement parts =
                connection.prepareStatement("SELECT content FROM beads_file WHERE project = ? ORDER BY part")) {
            parts.setString(1, project.value());
            try (ResultSet part = parts.executeQuery()) {
                while (part.next()) {
                    out.write(part.getBytes(1));
                }
            }
        }
    }

    /** Keeps these bytes instead of what was kept before. */
    public void replace(LedgerTransaction tx, ProjectId project, InputStream content) throws SQLException, IOException {
        Query.in(tx, "DELETE FROM beads_file WHERE project = ?")
                .bind(project.value())
                .execute();
        int number = 0;
        for (byte[] part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
            Query.in(tx, "INSERT INTO beads_file (project, part, content) VALUES (?, ?, ?)")
                    .bind(project.value())
                    .bind(number++)
                    .bind(part)
                    .execute();
        }
    }
}
