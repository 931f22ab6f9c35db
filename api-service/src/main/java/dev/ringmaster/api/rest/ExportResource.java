package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.exchange.ExportCommands;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exports over HTTP. */
@Path("/api/v1/projects/{id}/export")
@Tag(name = "Projects")
public class ExportResource {

    private static final String LINES = "application/x-ndjson";

    private final Ledger ledger;
    private final ExportCommands exports;
    private final ProjectCommands projects;

    ExportResource(Ledger ledger, ExportCommands exports, ProjectCommands projects) {
        this.ledger = ledger;
        this.exports = exports;
        this.projects = projects;
    }

    @GET
    @Produces(LINES)
    @Operation(operationId = "exportTasks", summary = "Export a project as a beads file", description = """
                    One JSON object per line. Lines of imported issues come back byte for byte, those of memories and deleted issues too; \
                    where a task was changed here, only its fields differ. Tasks of no import follow as new lines.""")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING)))
    public Response export(
            @PathParam("id") String id,
            @Parameter(description = "beads (default).") @QueryParam("format") @Nullable String format) {
        Formats.require(format);
        ProjectId project =
                ledger.read(connection -> projects.require(connection, id)).id();
        java.nio.file.Path file = written(project);
        StreamingOutput lines = out -> {
            try {
                Files.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        };
        return Response.ok(lines)
                .header(HttpHeaders.CONTENT_LENGTH, file.toFile().length())
                .build();
    }

    /** To a file first: a slow client must not keep the database's reader. */
    private java.nio.file.Path written(ProjectId project) {
        try {
            java.nio.file.Path file = Files.createTempFile("ringmaster-export-", ".jsonl");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                ledger.read(connection -> {
                    exports.write(connection, project, out);
                    return Boolean.TRUE;
                });
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be written", e);
        }
    }
}
