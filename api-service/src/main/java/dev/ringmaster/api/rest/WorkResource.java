package dev.ringmaster.api.rest;

import dev.ringmaster.api.rest.reply.WorkList;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.WorkRepository;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The branches and worktrees that attempts left, over HTTP. */
@Path("/api/v1/work")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work")
public class WorkResource {

    private final Ledger ledger;
    private final WorkRepository work;
    private final FeedRepository feed;

    WorkResource(Ledger ledger, WorkRepository work, FeedRepository feed) {
        this.ledger = ledger;
        this.work = work;
        this.feed = feed;
    }

    @GET
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
