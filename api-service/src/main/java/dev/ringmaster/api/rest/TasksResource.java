package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.DependencyCommands;
import dev.ringmaster.api.command.TaskCommands;
import dev.ringmaster.api.command.TaskLookup;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.TaskBody;
import dev.ringmaster.api.rest.reply.TaskCounts;
import dev.ringmaster.api.rest.reply.TaskPage;
import dev.ringmaster.api.rest.request.ChangeTask;
import dev.ringmaster.api.rest.request.CreateTasks;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskList;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.api.task.TaskCursor;
import dev.ringmaster.api.task.TaskDraft;
import dev.ringmaster.api.task.TaskFilter;
import dev.ringmaster.api.task.TaskSort;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.RankingSummary;
import dev.ringmaster.api.view.TaskStateRepository;
import dev.ringmaster.api.view.WorkerOutlook;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.runtime.ledger.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tasks over HTTP: creating, listing, showing and changing them. */
@Path("/api/v1/tasks")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TasksResource {

    static final String PATH = "/api/v1/tasks";

    private final Ledger ledger;
    private final Writes writes;
    private final TaskCommands commands;
    private final DependencyCommands dependencies;
    private final TaskLookup lookup;
    private final TaskList list;
    private final WorkerRepository workers;
    private final TaskStateRepository states;
    private final FeedRepository feed;
    private final MeterRegistry metrics;

    TasksResource(
            Ledger ledger,
            Writes writes,
            TaskCommands commands,
            DependencyCommands dependencies,
            TaskLookup lookup,
            TaskList list,
            WorkerRepository workers,
            TaskStateRepository states,
            FeedRepository feed,
            MeterRegistry metrics) {
        this.ledger = ledger;
        this.writes = writes;
        this.commands = commands;
        this.dependencies = dependencies;
        this.lookup = lookup;
        this.list = list;
        this.workers = workers;
        this.states = states;
        this.feed = feed;
        this.metrics = metrics;
    }

    @POST
    @Operation(
            operationId = "createTasks",
            summary = "Create one or many tasks",
            description =
                    "All of them or, when one is refused, none. Tasks of one request depend on each other by their refs.")
    @APIResponse(
            responseCode = "201",
            description = "Created, in the order of the request",
            content = @Content(schema = @Schema(implementation = TaskPage.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CreateTasks.class),
                                            examples =
                                                    @ExampleObject(name = "two that follow each other", value = """
                                                                    {"project": "textkit", "tasks": [\
                                                                    {"ref": "parser", "title": "Parse the header", "priority": 1, "acceptanceCriteria": ["an empty file is refused"]}, \
                                                                    {"title": "Parse the body", "dependsOn": ["parser"]}]}""")))
                    @Valid
                    @NotNull
                    CreateTasks body) {
        return writes.once(key, "POST " + PATH, body, () -> {
            ProjectId project = Parameters.project(body.project());
            List<TaskDraft> drafts = body.toDrafts();
            return tx -> {
                List<PlannedTask> created = commands.create(tx, project, drafts);
                tx.afterCommit(
                        () -> metrics.counter("ringmaster.api.tasks.created").increment(created.size()));
                List<TaskBody> items = created.stream()
                        .map(task -> TaskBody.of(new StoredTask(0, task.definition(), task.status(), null, null)))
                        .toList();
                return Reply.created(
                        PATH + "/" + items.getFirst().id(), new TaskPage(items, null, feed.newest(tx.connection())));
            };
        });
    }

    @GET
    @Operation(operationId = "listTasks", summary = "List tasks, page by page")
    public TaskPage list(
            @QueryParam("project") @Nullable String project,
            @Parameter(description = "Any of these, separated by commas.", example = "ready,in_progress")
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "All of these.") @QueryParam("label") List<String> labels,
            @QueryParam("externalId") @Nullable String externalId,
            @Parameter(
                            description =
                                    "created, priority, score, status, title or updated; a leading minus for descending.",
                            example = "-score")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(description = "1 to 1000, default 100.") @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = "nextCursor of the page before; belongs to its filter and sort.")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        TaskFilter filter = Parameters.filter(project, status, labels, externalId);
        TaskSort order = Parameters.sort(sort);
        int size = Parameters.limit(limit, 100, 1000);
        String bound = filter.canonical() + "&sort=" + order;
        TaskCursor after = cursor == null || cursor.isBlank() ? null : Parameters.cursor(cursor, bound);
        return ledger.read(connection -> {
            var outlook = new WorkerOutlook(workers.all(connection));
            TaskList.Page page = list.page(connection, filter, order, after, size);
            TaskCursor next = page.next();
            return new TaskPage(
                    page.tasks().stream()
                            .map(task -> TaskBody.of(task, outlook))
                            .toList(),
                    next == null ? null : next.encode(bound),
                    feed.newest(connection));
        });
    }

    @GET
    @Path("/count")
    @Operation(operationId = "countTasks", summary = "Count tasks by status")
    public TaskCounts count(
            @QueryParam("project") @Nullable String project,
            @QueryParam("status") @Nullable String status,
            @QueryParam("label") List<String> labels,
            @QueryParam("externalId") @Nullable String externalId) {
        TaskFilter filter = Parameters.filter(project, status, labels, externalId);
        Map<String, Long> counts = ledger.read(connection -> list.count(connection, filter));
        return new TaskCounts(
                counts, counts.values().stream().mapToLong(Long::longValue).sum());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getTask",
            summary = "Show a task",
            description = "By its id, the beginning of one that means no other, or its external id.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response get(@PathParam("id") String id) {
        TaskBody task = ledger.read(connection -> {
            StoredTask found = lookup.require(connection, id);
            Instant rankedAt = states.ranking(connection, found.definition().project())
                    .map(RankingSummary::at)
                    .orElse(null);
            return TaskBody.of(found, new WorkerOutlook(workers.all(connection)), rankedAt);
        });
        return Response.ok(task).header("ETag", "\"" + task.version() + "\"").build();
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeTask", summary = "Change what a task asks for; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskBody.class)))
    public Response change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ChangeTask body) {
        if (body.title() != null && body.title().isBlank()) {
            throw ProblemException.invalid("title", "must not be blank");
        }
        return writes.perform(tx -> {
            StoredTask task = lookup.require(tx.connection(), id);
            var resolved = body.dependsOn() == null ? null : dependencies.resolve(tx, body.dependsOn());
            var changed = commands.change(tx, task, ifMatch, body.toChange(resolved));
            return TaskActionsResource.shown(task, changed).versioned(changed.version());
        });
    }
}
