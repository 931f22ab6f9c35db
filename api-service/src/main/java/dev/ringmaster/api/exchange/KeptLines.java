package dev.ringmaster.api.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.format.BeadsFile;
import dev.ringmaster.api.beads.line.Bytes;
import dev.ringmaster.api.store.BeadsFileRepository;
import dev.ringmaster.model.id.ProjectId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** The lines of earlier imports in a temporary file. Closing deletes it. */
record KeptLines(Path path, BeadsFile file) implements AutoCloseable {

    static KeptLines of(BeadsFileRepository files, Connection connection, ProjectId project, ObjectMapper json)
            throws SQLException, IOException {
        Path path = Files.createTempFile("ringmaster-issues-", ".jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            files.copy(connection, project, out);
        } catch (SQLException | IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new KeptLines(path, BeadsFile.read(new Bytes.OfFile(path), json));
    }

    /** What is kept after an import: the new lines, then those of issues that they leave alone. */
    KeptLines followedBy(BeadsFile next, Collection<String> kept) throws IOException {
        Path after = Files.createTempFile("ringmaster-issues-", ".jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(after))) {
            next.copyWith(file, kept, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(after);
            throw e;
        }
        return new KeptLines(after, file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
