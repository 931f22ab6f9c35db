package dev.ringmaster.api.rest;

import dev.ringmaster.api.release.BreakerRecord;
import dev.ringmaster.api.release.ReleaseCommands;
import dev.ringmaster.api.release.ReleaseRecord;
import dev.ringmaster.api.release.ReleaseRepository;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.ReleaseList;
import dev.ringmaster.api.rest.request.AskTask;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Releases of Ringmaster by Ringmaster, over HTTP. */
@Path("/api/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Releases")
public class ReleasesResource {

    private static final AskTask NOTHING_SAID = new AskTask(null, null);

    private final Ledger ledger;
    private final Writes writes;
    private final ReleaseCommands commands;
    private final ReleaseRepository releases;
    private final RingSettings ring;
    private final FeedRepository feed;

    ReleasesResource(
            Ledger ledger,
            Writes writes,
            ReleaseCommands commands,
            ReleaseRepository releases,
            RingSettings ring,
            FeedRepository feed) {
        this.ledger = ledger;
        this.writes = writes;
        this.commands = commands;
        this.releases = releases;
        this.ring = ring;
        this.feed = feed;
    }

    @GET
    @Operation(
            operationId = "listReleases",
            summary = "List the releases of Ringmaster by Ringmaster, newest first",
            description = "With whether releases are stopped after failures in a row.")
    public ReleaseList list(
            @Parameter(description = "1 to 1000, default 100.") @QueryParam("limit") @Nullable Integer limit) {
        int size = Parameters.limit(limit, 100, 1000);
        return ledger.read(connection -> new ReleaseList(
                releases.newest(connection, size),
                releases.breaker(connection),
                ring.settings().selfImprovement().enabled(),
                feed.newest(connection)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRelease", summary = "Show a release with its stages, evidence and times")
    public ReleaseRecord get(@PathParam("id") String id) {
        return ledger.read(connection -> commands.require(connection, id));
    }

    @POST
    @Path("/{id}/rollback")
    @Operation(
            operationId = "rollBackRelease",
            summary = "Run again what ran before this release, and take its commit back",
            description = "Only for a release that is live or was kept.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the release shows it once it is done",
            content = @Content(schema = @Schema(implementation = ReleaseRecord.class)))
    public Response rollBack(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return writes.once(
                key,
                "POST /api/v1/releases/" + id + "/rollback",
                body == null ? NOTHING_SAID : body,
                tx -> Reply.accepted(commands.rollBack(tx, id, AskTask.byOf(body))));
    }

    @POST
    @Path("/breaker/close")
    @Operation(operationId = "closeReleaseBreaker", summary = "Let releases go on after failures in a row stopped them")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the list of releases shows it once it is done",
            content = @Content(schema = @Schema(implementation = BreakerRecord.class)))
    public Response closeBreaker(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @Nullable AskTask body) {
        return writes.once(
                key,
                "POST /api/v1/releases/breaker/close",
                body == null ? NOTHING_SAID : body,
                tx -> Reply.accepted(commands.closeBreaker(tx, AskTask.byOf(body))));
    }
}
