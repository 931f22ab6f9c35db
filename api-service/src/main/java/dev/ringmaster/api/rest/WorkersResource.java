package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.RingRequests;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.WorkerList;
import dev.ringmaster.api.rest.request.AskTask;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Workers over HTTP. */
@Path("/api/v1/workers")
@Tag(name = "Workers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkersResource {

    private static final AskTask NOTHING_SAID = new AskTask(null, null);

    private final Ledger ledger;
    private final Writes writes;
    private final RingRequests requests;
    private final WorkerRepository workers;
    private final FeedRepository feed;

    WorkersResource(
            Ledger ledger, Writes writes, RingRequests requests, WorkerRepository workers, FeedRepository feed) {
        this.ledger = ledger;
        this.writes = writes;
        this.requests = requests;
        this.workers = workers;
        this.feed = feed;
    }

    @GET
    @Operation(
            operationId = "listWorkers",
            summary = "List the workers",
            description = "With what keeps each from new work and until when, and the windows of its account.")
    public WorkerList list() {
        return ledger.read(connection -> new WorkerList(workers.all(connection), feed.newest(connection)));
    }

    @POST
    @Path("/{name}/pause")
    @Operation(
            operationId = "pauseWorker",
            summary = "Give a worker no new work",
            description = "Attempts under way go on to their end.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the worker shows it once the queue has taken it in",
            content = @Content(schema = @Schema(implementation = WorkerSummary.class)))
    public Response pause(
            @PathParam("name") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return ask(name, "pause", true, key, body);
    }

    @POST
    @Path("/{name}/resume")
    @Operation(
            operationId = "resumeWorker",
            summary = "Give a worker work again",
            description =
                    "Also ends that it gets none because it could not log in or did not understand its arguments.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = WorkerSummary.class)))
    public Response resume(
            @PathParam("name") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return ask(name, "resume", false, key, body);
    }

    private Response ask(String name, String what, boolean paused, @Nullable String key, @Nullable AskTask body) {
        return writes.once(
                key,
                "POST /api/v1/workers/" + name + "/" + what,
                body == null ? NOTHING_SAID : body,
                tx -> Reply.accepted(
                        requests.pauseWorker(tx, name, paused, AskTask.reasonOrEmpty(body), AskTask.byOf(body))));
    }
}
