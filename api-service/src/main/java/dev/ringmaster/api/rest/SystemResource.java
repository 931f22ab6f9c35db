package dev.ringmaster.api.rest;

import dev.ringmaster.api.readmodel.ReadModelRebuild;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.StatusBody;
import dev.ringmaster.api.rest.reply.WorkerList;
import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.TaskList;
import dev.ringmaster.api.task.TaskFilter;
import dev.ringmaster.api.view.ComponentRepository;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ring itself over HTTP: its workers, its status, its read model. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SystemResource {

    private final Ledger ledger;
    private final Writes writes;
    private final ReadModelRebuild readModel;
    private final TaskList tasks;
    private final WorkerRepository workers;
    private final ComponentRepository components;
    private final DecisionRepository decisions;
    private final FeedRepository feed;
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
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.ledger = ledger;
        this.writes = writes;
        this.readModel = readModel;
        this.tasks = tasks;
        this.workers = workers;
        this.components = components;
        this.decisions = decisions;
        this.feed = feed;
        this.version = version;
    }

    @GET
    @Path("/workers")
    @Tag(name = "Workers")
    @Operation(operationId = "listWorkers", summary = "List the workers")
    public WorkerList workers() {
        return ledger.read(connection -> new WorkerList(workers.all(connection), feed.newest(connection)));
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
