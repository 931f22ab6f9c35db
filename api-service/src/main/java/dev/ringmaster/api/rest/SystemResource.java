package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.RingRequests;
import dev.ringmaster.api.readmodel.ReadModelRebuild;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.BudgetList;
import dev.ringmaster.api.rest.reply.StatusBody;
import dev.ringmaster.api.rest.request.AskTask;
import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.TaskList;
import dev.ringmaster.api.task.TaskFilter;
import dev.ringmaster.api.view.BrakeRepository;
import dev.ringmaster.api.view.ComponentRepository;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.WorkerRepository;
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
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ring itself over HTTP: its status, its budgets, its pause, its read model. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SystemResource {

    private static final AskTask NOTHING_SAID = new AskTask(null, null);

    private final Ledger ledger;
    private final Writes writes;
    private final ReadModelRebuild readModel;
    private final TaskList tasks;
    private final WorkerRepository workers;
    private final ComponentRepository components;
    private final DecisionRepository decisions;
    private final FeedRepository feed;
    private final BrakeRepository brakes;
    private final RingRequests requests;
    private final String version;

    SystemResource(
            Ledger ledger,
            Writes writes,
            ReadModelRebuild readModel,
            TaskList tasks,
            WorkerRepository workers,
            ComponentRepository components,
            DecisionRepository decisions,
            FeedRepository feed,
            BrakeRepository brakes,
            RingRequests requests,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.ledger = ledger;
        this.writes = writes;
        this.readModel = readModel;
        this.tasks = tasks;
        this.workers = workers;
        this.components = components;
        this.decisions = decisions;
        this.feed = feed;
        this.brakes = brakes;
        this.requests = requests;
        this.version = version;
    }

    @GET
    @Path("/budgets")
    @Tag(name = "Budgets")
    @Operation(
            operationId = "listBudgets",
            summary = "What was spent and set aside",
            description = "In US dollars. A cost that nobody knows is not zero: it stays set aside.")
    public BudgetList budgets(
            @Parameter(
                            description =
                                    "A day, UTC, such as 2026-03-01; default today. 'all' shows every day that is kept.")
                    @QueryParam("day")
                    @Nullable
                    String day) {
        LocalDate wanted = Parameters.day(day);
        return ledger.read(connection -> new BudgetList(brakes.budgets(connection, wanted), feed.newest(connection)));
    }

    @POST
    @Path("/pause")
    @Tag(name = "System")
    @Operation(
            operationId = "pauseAll",
            summary = "Start nothing more in the whole ring",
            description = "Attempts under way go on to their end.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RingRequests.Pause.class)))
    public Response pause(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @Nullable AskTask body) {
        return writes.once(
                key,
                "POST /api/v1/pause",
                body == null ? NOTHING_SAID : body,
                tx -> Reply.accepted(requests.pauseAll(tx, AskTask.reasonOrEmpty(body), AskTask.byOf(body))));
    }

    @POST
    @Path("/resume")
    @Tag(name = "System")
    @Operation(operationId = "resumeAll", summary = "End the pause of the whole ring")
    @APIResponse(responseCode = "202", description = "Asked for")
    public Response resume(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @Nullable AskTask body) {
        return writes.once(key, "POST /api/v1/resume", body == null ? NOTHING_SAID : body, tx -> {
            requests.resumeAll(tx, AskTask.reasonOrEmpty(body), AskTask.byOf(body));
            return Reply.accepted(Map.of("detail", "Tasks are given out again."));
        });
    }

    @GET
    @Path("/status")
    @Tag(name = "System")
    @Operation(operationId = "getStatus", summary = "The ring at a glance")
    public StatusBody status() {
        return ledger.read(connection -> new StatusBody(
                version,
                components.all(connection),
                tasks.count(connection, TaskFilter.ALL),
                workers.all(connection),
                new StatusBody.Decisions(decisions.open(connection)),
                requests.paused(connection).orElse(null),
                feed.lastEventAt(connection).orElse(null),
                feed.newest(connection)));
    }

    @POST
    @Path("/read-model/rebuild")
    @Tag(name = "System")
    @Operation(
            operationId = "rebuildReadModel",
            summary = "Make the read model anew from the topics",
            description =
                    "Task states, attempts, workers, output and the feed are forgotten and read again; projects, tasks and decisions"
                            + " stay. Every stream gets a reset.")
    @APIResponse(responseCode = "202", description = "Forgotten; reading goes on in the background")
    public Response rebuild(@HeaderParam("Idempotency-Key") @Nullable String key) {
        return writes.once(key, "POST /api/v1/read-model/rebuild", Map.of(), () -> {
            readModel.rebuild();
            return tx -> Reply.accepted(Map.of("detail", "The read model is being made anew from the topics."));
        });
    }
}
