package dev.ringmaster.api.rest;

import dev.ringmaster.api.attempt.AttemptStatus;
import dev.ringmaster.api.attempt.OutputWindow;
import dev.ringmaster.api.command.Found;
import dev.ringmaster.api.command.TaskLookup;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.rest.reply.AttemptList;
import dev.ringmaster.api.rest.reply.OutputBody;
import dev.ringmaster.api.view.AttemptRepository;
import dev.ringmaster.api.view.AttemptSummary;
import dev.ringmaster.api.view.FeedRepository;
import dev.ringmaster.api.view.OutputRepository;
import dev.ringmaster.api.view.PromptSummary;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Attempts, their prompts and their output over HTTP. */
@Path("/api/v1/attempts")
@Tag(name = "Attempts")
@Produces(MediaType.APPLICATION_JSON)
public class AttemptsResource {

    private static final int WINDOW = 65_536;
    private static final int LARGEST_WINDOW = 1_048_576;

    /** Output and outcome come by different topics: an outcome this fresh may be ahead of the last lines. */
    private static final Duration SETTLES = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final OutputRepository output;
    private final TaskLookup tasks;
    private final FeedRepository feed;

    AttemptsResource(
            Ledger ledger, AttemptRepository attempts, OutputRepository output, TaskLookup tasks, FeedRepository feed) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.output = output;
        this.tasks = tasks;
        this.feed = feed;
    }

    @GET
    @Operation(operationId = "listAttempts", summary = "List attempts, newest first")
    public AttemptList list(
            @QueryParam("task") @Nullable String task,
            @Parameter(description = "1 to 1000, default 100.") @QueryParam("limit") @Nullable Integer limit) {
        int size = Parameters.limit(limit, 100, 1000);
        return ledger.read(connection -> {
            String about = task == null || task.isBlank()
                    ? null
                    : tasks.requireId(connection, task).value();
            return new AttemptList(attempts.list(connection, about, size), feed.newest(connection));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getAttempt",
            summary = "Show an attempt",
            description = "By its id or the beginning of one.")
    public AttemptSummary get(@PathParam("id") String id) {
        return ledger.read(connection -> require(connection, id));
    }

    @GET
    @Path("/{id}/prompt")
    @Operation(operationId = "getPrompt", summary = "Show what the agent was told, and where each part came from")
    public PromptSummary prompt(@PathParam("id") String id) {
        return ledger.read(connection -> {
            String attempt = require(connection, id).id();
            return attempts.prompt(connection, attempt)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.NOT_FOUND,
                            "Attempt " + attempt + " has no prompt yet. Try again in a moment."));
        });
    }

    @GET
    @Path("/{id}/output")
    @Operation(
            operationId = "getOutput",
            summary = "Read what the agent or the gates printed",
            description = "A window of bytes, cut at whole characters. Go on at nextOffset until complete.")
    public OutputBody output(
            @PathParam("id") String id,
            @Parameter(description = "agent (default) or gate.") @QueryParam("source") @Nullable String source,
            @QueryParam("offset") @Nullable Long offset,
            @Parameter(description = "Bytes, 1 to 1048576, default 65536.") @QueryParam("limit") @Nullable
                    Integer limit) {
        OutputSource wanted = Parameters.source(source);
        long from = Parameters.notNegative("offset", offset);
        int size = Parameters.limit(limit, WINDOW, LARGEST_WINDOW);
        return ledger.read(connection -> {
            AttemptSummary attempt = require(connection, id);
            OutputWindow window = output.window(connection, attempt.id(), wanted, from, size);
            boolean complete = isOver(attempt) && window.nextOffset() >= output.end(connection, attempt.id(), wanted);
            return new OutputBody(wanted, window.offset(), window.nextOffset(), window.text(), complete);
        });
    }

    private static boolean isOver(AttemptSummary attempt) {
        if (attempt.status() == AttemptStatus.DECLINED) {
            return true;
        }
        Instant finishedAt = attempt.finishedAt();
        return finishedAt != null && finishedAt.plus(SETTLES).isBefore(Instant.now());
    }

    private AttemptSummary require(Connection connection, String text) throws SQLException {
        List<AttemptSummary> found = attempts.matching(connection, text, Found.SHOWN);
        if (found.size() > 1) {
            List<String> ids = found.stream().map(AttemptSummary::id).toList();
            throw new ProblemException(
                    ProblemCode.AMBIGUOUS_ID,
                    "'" + text + "' could be " + String.join(", ", ids) + ". Give more of the id.",
                    Map.of("candidates", ids));
        }
        return Found.one(
                found, "attempt", text, ProblemCode.UNKNOWN_ATTEMPT, "List them with 'ringmaster show <task>'.");
    }
}
