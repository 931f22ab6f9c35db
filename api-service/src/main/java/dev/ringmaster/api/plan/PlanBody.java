package dev.ringmaster.api.plan;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a project's open work would go. */
@Schema(name = "Plan")
public record PlanBody(
        ProjectId project,
        Instant at,
        @Schema(description = "Open tasks.") int tasks,

        @Schema(description = "Simulations that the figures rest on.")
        int simulations,

        long seed,
        Outlook baseline,

        @Schema(description = "What was asked about, each alone against the baseline, with the same luck.")
        List<Scenario> whatIf,

        @Schema(description = "Tasks in the order they would start, as expected: the first of them.")
        List<Step> order,

        List<Track> tracks,

        @Schema(description = "Tasks that cannot go by themselves, without those that wait for them.")
        List<Waiting> waiting,

        List<Basis> basis,

        @Schema(description = "What the figures take for granted, a sentence each.")
        List<String> assumptions) {

    public PlanBody {
        whatIf = List.copyOf(whatIf);
        order = List.copyOf(order);
        tracks = List.copyOf(tracks);
        waiting = List.copyOf(waiting);
        basis = List.copyOf(basis);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * When the last task that can go is done.
     *
     * @param p50 half of the simulations were done by then
     * @param left tasks that never go
     */
    @Schema(name = "PlanOutlook")
    public record Outlook(
            Duration p50,
            Duration p80,
            Duration p95,
            Instant p50At,
            Instant p80At,
            Instant p95At,

            @Schema(description = "Attempts of all tasks together, the mean.")
            double attempts,

            @Schema(description = "Most tasks at one time.") int atOnce,
            int left) {}

    /** One question with its answer; the changes are against the baseline, negative for sooner. */
    @Schema(name = "PlanScenario")
    public record Scenario(
            String asked,
            String sentence,
            Outlook outlook,
            Duration p50Change,
            Duration p80Change,
            Duration p95Change,
            int leftChange) {}

    /**
     * A task of the plan.
     *
     * @param start from now; before it for what runs already
     * @param meanEnd of all simulations, failures included
     * @param drives share of simulations in which it was on the chain that led to the end
     */
    @Schema(name = "PlanStep")
    public record Step(
            int place,
            TaskId id,
            String title,
            int track,
            String worker,
            boolean running,
            Duration start,
            Duration end,
            Duration meanEnd,
            double drives) {}

    /** Tasks that wait for none of another track. */
    @Schema(name = "PlanTrack")
    public record Track(
            int track,
            int tasks,
            @Nullable TaskId first,
            @Nullable Duration end) {}

    /** A task that does not go, and why. */
    @Schema(name = "PlanWaiting")
    public record Waiting(
            TaskId id,
            String title,
            String sentence,

            @Schema(description = "Tasks that wait for it, directly or not.")
            int holdsUp) {}

    /** What the durations and failures of one sort of attempt rest on. */
    @Schema(name = "PlanBasis")
    public record Basis(
            String workerType, String kind, String restsOn, int attempts, Duration median, double failureRate) {}
}
