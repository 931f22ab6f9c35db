package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.DependencyCommands;
import dev.ringmaster.api.command.TaskCommands;
import dev.ringmaster.api.command.TaskLookup;
import dev.ringmaster.api.command.TaskRequests;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.TaskBody;
import dev.ringmaster.api.rest.request.AddDependencies;
import dev.ringmaster.api.rest.request.AskTask;
import dev.ringmaster.api.rest.request.ReassignTask;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What can be asked of a task over HTTP. */
@Path("/api/v1/tasks/{id}")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskActionsResource {

    private static final AskTask NOTHING_SAID = new AskTask(null, null);

    private final Writes writes;
    private final TaskLookup lookup;
    private final TaskRequests requests;
    private final TaskCommands commands;
    private final DependencyCommands dependencies;

    TaskActionsResource(
            Writes writes,
            TaskLookup lookup,
            TaskRequests requests,
            TaskCommands commands,
            DependencyCommands dependencies) {
        this.writes = writes;
        this.lookup = lookup;
        this.requests = requests;
        this.commands = commands;
        this.dependencies = dependencies;
    }

    @POST
    @Path("/cancel")
    @Operation(
            operationId = "cancelTask",
            summary = "Call a task off",
            description = "A running attempt is ended first. Once landing has begun the task ends done.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the task shows it once the queue has taken it in",
            content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response cancel(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return writes.once(key, "POST " + id + "/cancel", body == null ? NOTHING_SAID : body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            requests.cancel(tx, task, AskTask.reasonOf(body), AskTask.byOf(body));
            return Reply.accepted(TaskBody.of(task));
        });
    }

    @POST
    @Path("/pause")
    @Operation(
            operationId = "pauseTask",
            summary = "Start nothing more of a task",
            description = "An attempt under way goes on to its end. Asking twice changes nothing.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the task shows it once the queue has taken it in",
            content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response pause(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return writes.once(key, "POST " + id + "/pause", body == null ? NOTHING_SAID : body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            requests.pause(tx, task, AskTask.reasonOrEmpty(body), AskTask.byOf(body));
            return Reply.accepted(TaskBody.of(task));
        });
    }

    @POST
    @Path("/resume")
    @Operation(operationId = "resumeTask", summary = "End the pause of a task")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response resume(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return writes.once(key, "POST " + id + "/resume", body == null ? NOTHING_SAID : body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            requests.resume(tx, task, AskTask.byOf(body));
            return Reply.accepted(TaskBody.of(task));
        });
    }

    @POST
    @Path("/reassign")
    @Operation(
            operationId = "reassignTask",
            summary = "Give a task to another worker",
            description =
                    "An attempt at a different worker is ended and not counted; the task starts afresh at the named one."
                            + " Once landing has begun the task ends done.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response reassign(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ReassignTask.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "to another agent",
                                                            value = "{\"to\": \"codex\"}")))
                    @Valid
                    @NotNull
                    ReassignTask body) {
        return writes.once(key, "POST " + id + "/reassign", body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            requests.reassign(tx, task, body.to(), body.byOrSomeone());
            return Reply.accepted(TaskBody.of(task));
        });
    }

    @POST
    @Path("/retry")
    @Operation(
            operationId = "retryTask",
            summary = "Try a task again",
            description =
                    "A waiting task is tried at once (202). A failed or cancelled one is tried as a new task linked to it (201);"
                            + " what waited for the old one waits for the new one.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response retry(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return writes.once(key, "POST " + id + "/retry", body == null ? NOTHING_SAID : body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            Optional<TaskId> anew = requests.retry(tx, task, AskTask.byOf(body));
            if (anew.isEmpty()) {
                return Reply.accepted(TaskBody.of(task));
            }
            TaskBody created =
                    TaskBody.of(lookup.require(tx.connection(), anew.get().value()));
            return Reply.created(TasksResource.PATH + "/" + created.id(), created)
                    .versioned(created.version());
        });
    }

    @POST
    @Path("/submit")
    @Operation(operationId = "submitTask", summary = "Let a draft run")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response submit(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AskTask body) {
        return writes.once(key, "POST " + id + "/submit", body == null ? NOTHING_SAID : body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            requests.submit(tx, task);
            return Reply.accepted(TaskBody.of(lookup.require(tx.connection(), id)));
        });
    }

    @POST
    @Path("/dependencies")
    @Operation(operationId = "addDependencies", summary = "Let a task wait for others")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response addDependencies(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull AddDependencies body) {
        return writes.once(key, "POST " + id + "/dependencies", body, tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            var wanted = dependencies.withAdded(tx, task.definition(), body.dependsOn());
            return changed(commands.change(tx, task, orAny(ifMatch), TaskChange.ofDependencies(wanted)), task);
        });
    }

    @DELETE
    @Path("/dependencies/{other}")
    @Operation(
            operationId = "removeDependency",
            summary = "Let a task no longer wait for another",
            description = "Harmless when it does not wait for it. If-Match is optional here.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response removeDependency(
            @PathParam("id") String id,
            @PathParam("other") String other,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return writes.perform(tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            var left = dependencies.withoutOne(tx, task.definition(), other);
            return changed(commands.change(tx, task, orAny(ifMatch), TaskChange.ofDependencies(left)), task);
        });
    }

    private static String orAny(@Nullable String ifMatch) {
        return ifMatch == null ? "*" : ifMatch;
    }

    private static Reply changed(TaskDefinition definition, StoredTask task) {
        return shown(task, definition).versioned(definition.version());
    }

    static Reply shown(StoredTask task, TaskDefinition changed) {
        StoredTask now = new StoredTask(task.ordinal(), changed, task.initialStatus(), task.state(), task.rank());
        return new Reply(200, Map.of(), TaskBody.of(now));
    }
}
