package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.project.RepositoryAddress;
import dev.ringmaster.api.project.RepositoryFinding;
import dev.ringmaster.api.project.RepositoryProbe;
import dev.ringmaster.api.release.SelfProjects;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.reply.ProjectBody;
import dev.ringmaster.api.rest.reply.ProjectItem;
import dev.ringmaster.api.rest.reply.ProjectList;
import dev.ringmaster.api.rest.request.ChangeProject;
import dev.ringmaster.api.rest.request.CreateProject;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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

/** Projects over HTTP. */
@Path("/api/v1/projects")
@Tag(name = "Projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectsResource {

    private static final String PATH = "/api/v1/projects";

    private final Ledger ledger;
    private final Writes writes;
    private final ProjectCommands commands;
    private final ProjectRepository projects;
    private final RepositoryProbe probe;
    private final SelfProjects self;
    private final RingSettings ring;
    private final FeedRepository feed;

    ProjectsResource(
            Ledger ledger,
            Writes writes,
            ProjectCommands commands,
            ProjectRepository projects,
            RepositoryProbe probe,
            SelfProjects self,
            RingSettings ring,
            FeedRepository feed) {
        this.ledger = ledger;
        this.writes = writes;
        this.commands = commands;
        this.projects = projects;
        this.probe = probe;
        this.self = self;
        this.ring = ring;
        this.feed = feed;
    }

    private record Repository(String address, String branch, List<String> warnings) {}

    @POST
    @Operation(operationId = "createProject", summary = "Add a project")
    @APIResponse(
            responseCode = "201",
            description = "Added; warnings say what a person should know about its repository",
            content = @Content(schema = @Schema(implementation = ProjectBody.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CreateProject.class),
                                            examples = @ExampleObject(name = "a local repository", value = """
                                                                    {"repository": "/home/sam/textkit", "targetBranch": "main", "gates": [{"name": "test", "shell": "mvn -q test"}]}""")))
                    @Valid
                    @NotNull
                    CreateProject body) {
        return writes.once(key, "POST " + PATH, body, () -> {
            Repository repository = checked(body.repository(), body.targetBranch(), body.workspaceOrDefault());
            Project wanted = body.toProject(repository.address(), repository.branch(), defaultPolicy());
            return tx -> {
                Project project = commands.create(tx, wanted);
                return Reply.created(
                                PATH + "/" + project.id(),
                                new ProjectBody(project, self.isSelf(project), repository.warnings()))
                        .versioned(project.version());
            };
        });
    }

    @GET
    @Operation(operationId = "listProjects", summary = "List the projects")
    public ProjectList list() {
        record Read(List<Project> all, long cursor) {}
        Read read = ledger.read(connection -> new Read(projects.all(connection), feed.newest(connection)));
        // git is asked for a new project, which no reader of the database should wait for.
        return new ProjectList(
                read.all().stream()
                        .map(project -> new ProjectItem(project, self.isSelf(project)))
                        .toList(),
                read.cursor());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProject", summary = "Show a project")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProjectItem.class)))
    public Response get(@PathParam("id") String id) {
        Project project = ledger.read(connection -> commands.require(connection, id));
        return Response.ok(new ProjectItem(project, self.isSelf(project)))
                .header("ETag", "\"" + project.version() + "\"")
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeProject", summary = "Change a project; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProjectBody.class)))
    public Response change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ChangeProject body) {
        Project before = ledger.read(connection -> commands.require(connection, id));
        boolean moves = body.repository() != null || body.targetBranch() != null;
        Repository repository = moves
                ? checked(
                        body.repository() == null ? before.repository() : body.repository(),
                        body.targetBranch() == null ? before.targetBranch() : body.targetBranch(),
                        before.workspace())
                : new Repository(before.repository(), before.targetBranch(), List.of());
        return writes.perform(tx -> {
            Project project = commands.update(
                    tx, before.id(), ifMatch, old -> body.over(old, repository.address(), repository.branch()));
            return Reply.ok(new ProjectBody(project, self.isSelf(project), repository.warnings()))
                    .versioned(project.version());
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteProject", summary = "Delete a project without unfinished tasks; needs If-Match")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(
                            description =
                                    "Also when attempts have left work that has not landed; it stays in the repository.")
                    @QueryParam("force")
                    @DefaultValue("false")
                    boolean force) {
        return writes.perform(tx -> {
            commands.delete(tx, commands.require(tx.connection(), id).id(), ifMatch, force);
            return Reply.noContent();
        });
    }

    private ProjectPolicy defaultPolicy() {
        return ProjectPolicy.DEFAULT.withMaxAttempts(ring.settings().retry().maxAttempts());
    }

    private Repository checked(@Nullable String text, @Nullable String branch, Workspace workspace) {
        if (workspace == Workspace.NONE) {
            if (text != null && !text.isBlank()) {
                throw ProblemException.invalid("repository", "a project with workspace 'none' has no repository");
            }
            return new Repository("", branch == null ? "main" : branch, List.of());
        }
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid("repository", "is missing: give a path or URL, or workspace 'none'");
        }
        return switch (address(text.strip())) {
            case RepositoryAddress.Remote(String url) ->
                new Repository(url, branch == null ? "main" : branch, List.of());
            case RepositoryAddress.Local(java.nio.file.Path path) -> found(path, branch);
        };
    }

    private static RepositoryAddress address(String text) {
        try {
            return RepositoryAddress.of(text);
        } catch (IllegalArgumentException invalid) {
            throw ProblemException.invalid("repository", String.valueOf(invalid.getMessage()));
        }
    }

    private Repository found(java.nio.file.Path path, @Nullable String branch) {
        return switch (probe.inspect(path, branch)) {
            case RepositoryFinding.Usable(String target, List<String> warnings) ->
                new Repository(path.toString(), target, warnings);
            case RepositoryFinding.NotARepository(String reason) ->
                throw new ProblemException(ProblemCode.NOT_A_GIT_REPOSITORY, reason);
            case RepositoryFinding.NoSuchBranch(String missing, List<String> branches) ->
                throw new ProblemException(
                        ProblemCode.MISSING_TARGET_BRANCH,
                        branches.isEmpty()
                                ? "The repository at " + path
                                        + " has no commit on a branch yet. Make a first commit on '" + missing + "'."
                                : "The repository at " + path + " has no branch '" + missing + "', but "
                                        + String.join(", ", branches)
                                        + ". Give one of them as targetBranch, or create it with 'git branch " + missing
                                        + "'.",
                        Map.of("branches", branches));
        };
    }
}
