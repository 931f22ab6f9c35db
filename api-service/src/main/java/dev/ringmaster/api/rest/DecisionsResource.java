package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.DecisionCommands;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.DecisionList;
import dev.ringmaster.api.rest.request.AnswerDecision;
import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.DecisionStatus;
import dev.ringmaster.api.store.StoredDecision;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Decisions over HTTP. */
@Path("/api/v1/decisions")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DecisionsResource {

    private final Ledger ledger;
    private final Writes writes;
    private final DecisionCommands commands;
    private final DecisionRepository decisions;
    private final FeedRepository feed;

    DecisionsResource(
            Ledger ledger,
            Writes writes,
            DecisionCommands commands,
            DecisionRepository decisions,
            FeedRepository feed) {
        this.ledger = ledger;
        this.writes = writes;
        this.commands = commands;
        this.decisions = decisions;
        this.feed = feed;
    }

    @GET
    @Operation(operationId = "listDecisions", summary = "List decisions, oldest first")
    public DecisionList list(
            @Parameter(description = "open (default), answered, withdrawn or all.") @QueryParam("status") @Nullable
                    String status,
            @QueryParam("task") @Nullable String task,
            @Parameter(description = "1 to 1000, default 200.") @QueryParam("limit") @Nullable Integer limit) {
        DecisionStatus wanted = status(status);
        int size = Parameters.limit(limit, 200, 1000);
        TaskId about = task == null || task.isBlank() ? null : taskId(task);
        return ledger.read(connection ->
                new DecisionList(decisions.list(connection, wanted, about, size), feed.newest(connection)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDecision", summary = "Show a decision")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StoredDecision.class)))
    public Response get(@PathParam("id") String id) {
        StoredDecision decision = ledger.read(connection -> commands.require(connection, id));
        return Response.ok(decision)
                .header("ETag", "\"" + decision.version() + "\"")
                .build();
    }

    @POST
    @Path("/{id}/answer")
    @Operation(
            operationId = "answerDecision",
            summary = "Answer a decision",
            description = "If-Match is optional here.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StoredDecision.class)))
    public Response answer(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = AnswerDecision.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "try again with advice",
                                                            value =
                                                                    "{\"option\": \"retry\", \"text\": \"Keep the old name as an alias.\"}")))
                    @Valid
                    @NotNull
                    AnswerDecision body) {
        return writes.once(key, "POST " + id + "/answer", body, () -> {
            DecisionOption option = body.toOption();
            return tx -> {
                StoredDecision answered =
                        commands.answer(tx, id, ifMatch, option, body.textOrEmpty(), body.byOrSomeone());
                return Reply.ok(answered).versioned(answered.version());
            };
        });
    }

    private static @Nullable DecisionStatus status(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DecisionStatus.OPEN;
        }
        if (text.equals("all")) {
            return null;
        }
        try {
            return DecisionStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY, "status: '" + text + "' is none of open, answered, withdrawn, all.");
        }
    }

    private static TaskId taskId(String text) {
        try {
            return new TaskId(text);
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(ProblemCode.UNKNOWN_TASK, "There is no task '" + text + "'.");
        }
    }
}
