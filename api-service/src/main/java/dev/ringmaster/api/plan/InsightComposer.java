package dev.ringmaster.api.plan;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.metric.BetweennessMetric;
import dev.ringmaster.analysis.metric.CriticalPaths;
import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.analysis.structure.ArticulationPoints;
import dev.ringmaster.analysis.structure.Cycles;
import dev.ringmaster.analysis.structure.Reach;
import dev.ringmaster.analysis.structure.Unblocking;
import dev.ringmaster.api.plan.InsightsBody.Insight;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.RankingSummary;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what stands out among open tasks: what much goes through, what much waits for, and what nobody thinks of. */
public final class InsightComposer {

    private final Project project;
    private final List<StoredTask> tasks;
    private final @Nullable RankingSummary ranking;
    private final Instant now;
    private final GraphSnapshot graph;

    /**
     * @param open the project's unfinished tasks
     * @param ranking the queue's last one, or null before it has told any
     */
    public InsightComposer(Project project, List<StoredTask> open, @Nullable RankingSummary ranking, Instant now) {
        this.ranking = ranking;
        this.project = project;
        this.tasks = List.copyOf(open);
        this.now = now;
        this.graph = PlanListing.graph(tasks);
    }

    /**
     * What stands out.
     *
     * @param staleAfter how long nothing has happened to a stale task
     * @param limit most of each kind
     * @param time for betweenness, and as much again for what depends on a task through others
     */
    public InsightsBody compose(Duration staleAfter, int limit, TimeLimit time) {
        Optional<Reach> reach = Reach.of(graph, time::isPassed);
        Optional<double[]> betweenness = new BetweennessMetric().values(graph, time);
        List<Insight> items = new ArrayList<>();
        betweenness.ifPresent(values -> items.addAll(bottlenecks(values, limit)));
        items.addAll(keystones(reach, limit));
        items.addAll(cycles(limit));
        items.addAll(orphans(limit));
        items.addAll(stale(staleAfter, limit));
        return new InsightsBody(
                project.id(),
                now,
                tasks.size(),
                betweenness.isPresent() ? "exact" : "timed out: bottlenecks are left out",
                items,
                ranking);
    }

    private List<Insight> bottlenecks(double[] betweenness, int limit) {
        double pairs = Arrays.stream(betweenness).sum();
        return best(v -> betweenness[v], limit)
                .mapToObj(v -> insight(
                        "bottleneck",
                        v,
                        String.format(
                                Locale.ROOT,
                                "%.0f chains of dependencies lead through it, %.0f %% of all that lead through a task",
                                betweenness[v],
                                100 * betweenness[v] / pairs)))
                .toList();
    }

    private List<Insight> keystones(Optional<Reach> reach, int limit) {
        Unblocking unblocking = Unblocking.of(graph);
        CriticalPaths critical = CriticalPaths.of(graph);
        int[] articulations = ArticulationPoints.of(graph);
        ToDoubleFunction<Integer> impact =
                v -> reach.map(r -> (double) r.dependents(v)).orElse((double) unblocking.readyAfter(v));
        return best(v -> impact.applyAsDouble(v) < 2 ? 0 : impact.applyAsDouble(v), limit)
                .mapToObj(v -> {
                    List<String> why = new ArrayList<>();
                    reach.ifPresent(r -> why.add(r.dependents(v) + " open tasks wait for it, directly or not"));
                    why.add("its end makes " + unblocking.readyAfter(v) + " ready at once");
                    if (critical.isCritical(v)) {
                        why.add("it is on the longest chain of work");
                    }
                    if (Arrays.binarySearch(articulations, v) >= 0) {
                        why.add("without it its part of the graph falls apart");
                    }
                    return insight("keystone", v, String.join("; ", why));
                })
                .toList();
    }

    private List<Insight> cycles(int limit) {
        return Cycles.of(graph).stream()
                .limit(limit)
                .map(cycle -> new Insight("cycle", cycle, "", new BlockReason.Cycle(cycle).sentence()))
                .toList();
    }

    private List<Insight> orphans(int limit) {
        List<Insight> found = new ArrayList<>();
        for (int v = 0; v < tasks.size() && found.size() < limit; v++) {
            StoredTask task = tasks.get(v);
            BlockReason reason = task.state() == null ? null : task.state().blockedBy();
            boolean alone = graph.needsFrom()[v] == graph.needsFrom()[v + 1]
                    && graph.neededByFrom()[v] == graph.neededByFrom()[v + 1];
            if (reason instanceof BlockReason.UnknownDependency || reason instanceof BlockReason.DeadDependency) {
                found.add(insight("orphan", v, reason.sentence()));
            } else if (alone
                    && tasks.size() > 1
                    && task.definition().dependsOn().isEmpty()) {
                found.add(insight("orphan", v, "depends on no task, and no open task depends on it"));
            }
        }
        return found;
    }

    private List<Insight> stale(Duration after, int limit) {
        return IntStream.range(0, tasks.size())
                .filter(v -> lastTouched(tasks.get(v)).isBefore(now.minus(after)) || isUnattended(tasks.get(v)))
                .boxed()
                .sorted(Comparator.comparing(v -> lastTouched(tasks.get(v))))
                .limit(limit)
                .map(v -> insight("stale", v, whyStale(tasks.get(v))))
                .toList();
    }

    private String whyStale(StoredTask task) {
        if (isUnattended(task)) {
            return "is " + task.status().word().replace('_', ' ') + " without an attempt";
        }
        long days = Duration.between(lastTouched(task), now).toDays();
        return "has been " + task.status().word().replace('_', ' ') + " for " + days + (days == 1 ? " day" : " days");
    }

    private static boolean isUnattended(StoredTask task) {
        return task.status() == TaskStatus.IN_PROGRESS
                && (task.state() == null || task.state().attempt() == null);
    }

    private static Instant lastTouched(StoredTask task) {
        return task.state() == null
                ? task.definition().createdAt()
                : task.state().since();
    }

    /** The vertices with the greatest values above 0, the greatest first. */
    private IntStream best(ToDoubleFunction<Integer> value, int limit) {
        return IntStream.range(0, tasks.size())
                .filter(v -> value.applyAsDouble(v) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> -value.applyAsDouble(v))
                        .thenComparing(v -> v))
                .limit(limit)
                .mapToInt(Integer::intValue);
    }

    private Insight insight(String kind, int v, String sentence) {
        TaskId id = tasks.get(v).definition().id();
        return new Insight(kind, List.of(id), tasks.get(v).definition().title(), sentence);
    }
}
