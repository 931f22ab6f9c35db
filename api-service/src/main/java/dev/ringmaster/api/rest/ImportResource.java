package dev.ringmaster.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.ImportOptions;
import dev.ringmaster.api.beads.ImportReport;
import dev.ringmaster.api.beads.format.BeadsFile;
import dev.ringmaster.api.beads.line.Bytes;
import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.exchange.ImportCommands;
import dev.ringmaster.api.exchange.Upload;
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
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
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
                    One JSON object per line. The same file again changes nothing: issues are known by their id, and what was changed \
                    here stays where the file did not change it too. Closed issues come as done, deferred ones as drafts. An open parent \
                    does not block its children, but what blocks it blocks them; an epic with children is a draft, and who waits for it \
                    waits for its children. Dangling dependencies are listed and block nobody; cycles are kept, listed, and blocked \
                    until one edge is removed. Refused where lines are invalid or many issues are gone, unless a parameter insists.""")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public Response importFile(
            @PathParam("id") String id,
            @Parameter(description = "beads (default).") @QueryParam("format") @Nullable String format,
            @Parameter(description = "Only say what would happen.") @QueryParam("dryRun") boolean dryRun,
            @Parameter(description = "Leave invalid lines out and import the rest.") @QueryParam("skipInvalid")
                    boolean skipInvalid,
            @Parameter(
                            description =
                                    "few (default): deleted issues are called off and missing ones kept, refused where both are many;"
                                            + " apply: both are called off; keep: both stay, for a file that is a part.")
                    @QueryParam("deletions")
                    @Nullable
                    String deletions,
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
                    InputStream body) {
        Formats.require(format);
        ImportOptions options = new ImportOptions(skipInvalid, deletions(deletions));
        ProjectId project =
                ledger.read(connection -> projects.require(connection, id)).id();
        try (Upload upload = Upload.of(body)) {
            if (dryRun) {
                BeadsFile file = file(upload);
                return Response.ok(ledger.read(
                                connection -> imports.rehearse(connection, project, file, options, Instant.now())))
                        .build();
            }
            return writes.once(key, "POST " + project + "/import " + options, upload.fingerprint(), () -> {
                BeadsFile file = file(upload);
                return tx -> Reply.ok(imports.perform(tx, project, file, options));
            });
        }
    }

    private static ImportOptions.Deletions deletions(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return ImportOptions.Deletions.FEW;
        }
        for (ImportOptions.Deletions each : ImportOptions.Deletions.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        throw new ProblemException(
                ProblemCode.INVALID_QUERY, "deletions: '" + word + "' is not known, but few, apply and keep are.");
    }

    private BeadsFile file(Upload upload) {
        return BeadsFile.read(new Bytes.OfFile(upload.path()), json);
    }
}
