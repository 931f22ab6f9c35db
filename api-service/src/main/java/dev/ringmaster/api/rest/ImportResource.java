package dev.ringmaster.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.BeadsFile;
import dev.ringmaster.api.beads.ImportReport;
import dev.ringmaster.api.command.ImportCommands;
import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP. */
@Path("/api/v1/projects/{id}/import")
@Tag(name = "Projects")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private final Ledger ledger;
    private final Writes writes;
    private final ImportCommands imports;
    private final ProjectCommands projects;
    private final ObjectMapper json;

    ImportResource(Ledger ledger, Writes writes, ImportCommands imports, ProjectCommands projects, ObjectMapper json) {
        this.ledger = ledger;
        this.writes = writes;
        this.imports = imports;
        this.projects = projects;
        this.json = json;
    }

    @POST
    @Consumes({"application/x-ndjson", "application/jsonl", "application/json", "text/plain", "application/octet-stream"
    })
    @Operation(operationId = "importTasks", summary = "Import issues from a beads file", description = """
                    One JSON object per line. The same file again changes nothing: issues are known by their id. Closed issues come as \
                    done, deferred ones as drafts. An open parent does not block its children, but what blocks it blocks them; an epic \
                    with children is a draft, and who waits for it waits for its children. Dangling dependencies are left out and \
                    listed; cycles are kept, listed, and blocked until one edge is removed. Bad lines are listed and skipped.""")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public Response importFile(
            @PathParam("id") String id,
            @Parameter(description = "beads (default).") @QueryParam("format") @Nullable String format,
            @Parameter(description = "Only say what would happen.") @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema =
                                                    @Schema(
                                                            type =
                                                                    org.eclipse.microprofile.openapi.annotations.enums
                                                                            .SchemaType.STRING),
                                            examples =
                                                    @ExampleObject(
                                                            name = "one issue",
                                                            value =
                                                                    "{\"id\":\"bd-1\",\"title\":\"Parse the header\",\"status\":\"open\",\"priority\":1,\"issue_type\":\"task\"}")))
                    @NotNull
                    byte[] body) {
        if (format != null && !format.isBlank() && !format.equals("beads") && !format.equals("auto")) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY, "format: '" + format + "' is not known, but beads is.");
        }
        ProjectId project =
                ledger.read(connection -> projects.require(connection, id)).id();
        if (dryRun) {
            BeadsFile file = file(body);
            ImportReport report = ledger.read(connection -> imports.rehearse(connection, project, file, Instant.now()));
            return Response.ok(report).build();
        }
        return writes.once(key, "POST " + project + "/import", body, () -> {
            BeadsFile file = file(body);
            return tx -> Reply.ok(imports.perform(tx, project, file));
        });
    }

    private BeadsFile file(byte[] body) {
        return BeadsFile.read(new String(body, StandardCharsets.UTF_8).lines(), json);
    }
}
