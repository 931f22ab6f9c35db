package dev.ringmaster.api.rest;

import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.api.command.ProjectCommands;
import dev.ringmaster.api.command.TaskLookup;
import dev.ringmaster.api.plan.InsightComposer;
import dev.ringmaster.api.plan.InsightsBody;
import dev.ringmaster.api.plan.PlanBody;
import dev.ringmaster.api.plan.PlanComposer;
import dev.ringmaster.api.plan.PlanFacts;
import dev.ringmaster.api.plan.WhatIf;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.view.AttemptRepository;
import dev.ringmaster.api.view.TaskStateRepository;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Plans and insights over HTTP, from the read model alone. One is computed at a time, so that the rest of the API goes on. */
@Path("/api/v1/projects/{id}")
@Tag(name = "Projects")
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {

    private static final int MOST_TASKS = 100_000;
    private static final int PAST = 2_000;
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ProjectCommands projects;
    private final ProjectRepository known;
    private final TaskRepository tasks;
    private final TaskLookup lookup;
    private final AttemptRepository attempts;
    private final WorkerRepository workers;
    private final TaskStateRepository states;
    private final RingSettings ring;
    private final Semaphore one = new Semaphore(1);

    PlanResource(
            Ledger ledger,
            ProjectCommands projects,
            ProjectRepository known,
            TaskRepository tasks,
            TaskLookup lookup,
            AttemptRepository attempts,
            WorkerRepository workers,
            TaskStateRepository states,
            RingSettings ring) {
        this.ledger = ledger;
        this.projects = projects;
        this.known = known;
        this.tasks = tasks;
        this.lookup = lookup;
        this.attempts = attempts;
        this.workers = workers;
        this.states = states;
        this.ring = ring;
    }

    @GET
    @Path("/plan")
    @Operation(
            operationId = "getPlan",
            summary = "Forecast how a project's open work would go, and what a change would do to it",
            description =
                    "Simulated from what finished attempts taught, the same for the same seed and state. Fewer"
                            + " simulations are done where tasks are many, and none after ten seconds; the answer says how many.")
    public PlanBody plan(
            @PathParam("id") String id,
            @Parameter(description = "1 to 10000, 1000 when missing.") @QueryParam("simulations") @Nullable
                    Integer simulations,
            @QueryParam("seed") @Nullable Long seed,
            @Parameter(description = "What if there were more slots: +2, or claude=+2 for one worker.")
                    @QueryParam("workers")
                    @Nullable
                    List<String> more,
            @Parameter(description = "What if a worker, or all of a type, took nothing new.")
                    @QueryParam("without")
                    @Nullable
                    List<String> without,
            @Parameter(description = "What if this task were done.") @QueryParam("ifDone") @Nullable List<String> done,
            @Parameter(description = "What if a decision were answered later: DECISION:1d.")
                    @QueryParam("delay")
                    @Nullable
                    List<String> delay,
            @Parameter(description = "Most tasks to list, 1 to 1000, 50 when missing.") @QueryParam("limit") @Nullable
                    Integer limit) {
        int count = PlanQuestions.count("simulations", simulations, 1000, 10_000);
        int shown = Parameters.limit(limit, 50, 1000);
        List<WhatIf> asked = PlanQuestions.read(more, without, done, delay);
        return alone(() -> {
            record Read(PlanFacts facts, List<WhatIf> asked) {}
            Read read = ledger.read(connection -> {
                Project project = projects.require(connection, id);
                return new Read(
                        new PlanFacts(
                                project,
                                open(connection, project.id()),
                                others(connection, project.id()),
                                workers.all(connection),
                                attempts.finished(connection, PAST),
                                ring.settings().scheduling(),
                                ring.settings().retry(),
                                Instant.now()),
                        whole(connection, asked));
            });
            TimeLimit time = TimeLimit.of(TIME, System::nanoTime);
            return new PlanComposer(read.facts(), seed == null ? 1 : seed, time::isPassed)
                    .compose(count, read.asked(), shown);
        });
    }

    @GET
    @Path("/insights")
    @Operation(
            operationId = "getInsights",
            summary = "Name a project's bottlenecks, keystones, cycles, orphans and stale tasks, and why each is one")
    public InsightsBody insights(
            @PathParam("id") String id,
            @Parameter(description = "Days without change after which a task is stale, 1 to 3650, 14 when missing.")
                    @QueryParam("staleDays")
                    @Nullable
                    Integer staleDays,
            @Parameter(description = "Most of each kind, 1 to 100, 5 when missing.") @QueryParam("limit") @Nullable
                    Integer limit) {
        int days = PlanQuestions.count("staleDays", staleDays, 14, 3650);
        int shown = Parameters.limit(limit, 5, 100);
        return alone(() -> {
            InsightComposer composer = ledger.read(connection -> {
                Project project = projects.require(connection, id);
                return new InsightComposer(
                        project,
                        open(connection, project.id()),
                        states.ranking(connection, project.id()).orElse(null),
                        Instant.now());
            });
            return composer.compose(Duration.ofDays(days), shown, TimeLimit.of(TIME, System::nanoTime));
        });
    }

    private List<StoredTask> open(Connection connection, ProjectId project) throws SQLException {
        List<StoredTask> open = tasks.unfinishedOf(connection, project, MOST_TASKS + 1);
        if (open.size() > MOST_TASKS) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "Project '" + project + "' has more than " + MOST_TASKS
                            + " open tasks, too many for a plan or insights.");
        }
        return open;
    }

    private PlanFacts.Others others(Connection connection, ProjectId project) throws SQLException {
        List<StoredTask> others = tasks.unfinished(connection).stream()
                .filter(task -> !task.definition().project().equals(project))
                .limit(MOST_TASKS)
                .toList();
        return new PlanFacts.Others(known.all(connection), others);
    }

    /** The questions with whole ids of tasks. */
    private List<WhatIf> whole(Connection connection, List<WhatIf> asked) throws SQLException {
        List<WhatIf> whole = new ArrayList<>();
        for (WhatIf question : asked) {
            whole.add(
                    question instanceof WhatIf.IfDone done
                            ? new WhatIf.IfDone(
                                    done.asked(),
                                    lookup.requireId(connection, done.task()).value())
                            : question);
        }
        return whole;
    }

    private <T> T alone(Supplier<T> computed) {
        if (!one.tryAcquire()) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "Another plan is being computed. Ask again in some seconds.");
        }
        try {
            return computed.get();
        } finally {
            one.release();
        }
    }
}
