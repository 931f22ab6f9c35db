package dev.ringmaster.api.rest;

import dev.ringmaster.api.kept.CollectionAsked;
import dev.ringmaster.api.kept.WorkRequests;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.WorkList;
import dev.ringmaster.api.rest.request.CollectWork;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.WorkRepository;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** The branches and worktrees that attempts left, over HTTP. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work")
public class WorkResource {

    private final Ledger ledger;
    private final WorkRepository work;
    private final FeedRepository feed;
    private final Writes writes;
    private final WorkRequests requests;

    WorkResource(Ledger ledger, WorkRepository work, FeedRepository feed, Writes writes, WorkRequests requests) {
        this.ledger = ledger;
        this.work = work;
        this.feed = feed;
        this.writes = writes;
        this.requests = requests;
    }

    @POST
    @Path("/work-collections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "collectWork",
            summary = "Clear away what attempts left and nothing is lost by",
            description =
                    "Work that has not landed stays. Each project answers by an event work.collected behind eventCursor that bears the id"
                            + " as its request: what went, or with dryRun would go, with the evidence, and what stays, with the reason.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for",
            content = @Content(schema = @Schema(implementation = CollectionAsked.class)))
    public Response collect(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @Nullable CollectWork body) {
        CollectWork asked = body == null ? CollectWork.ALL : body;
        return writes.once(
                key,
                "POST /api/v1/work-collections",
                asked,
                tx -> Reply.accepted(requests.collect(tx, asked.project(), asked.looksOnly(), asked.asker())));
    }

    @GET
    @Path("/work")
    @Operation(
            operationId = "listWork",
            summary = "List the branches and worktrees that attempts left, why each is kept and whether it has landed")
    public WorkList list(
            @Parameter(description = "Only this project's.") @QueryParam("project") @Nullable String project,
            @Parameter(description = "true: only what would be lost; false: only what would not.")
                    @QueryParam("unlanded")
                    @Nullable
                    Boolean unlanded) {
        return ledger.read(connection -> new WorkList(
                work.all(connection).stream()
                        .filter(item ->
                                project == null || item.project().value().equals(project))
                        .filter(item -> unlanded == null || item.work().unlanded() == unlanded)
                        .toList(),
                feed.newest(connection)));
    }
}
