package dev.ringmaster.queue.rank;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.metric.BetweennessMetric;
import dev.ringmaster.analysis.metric.Certainty;
import dev.ringmaster.analysis.metric.CriticalPathMetric;
import dev.ringmaster.analysis.metric.Metric;
import dev.ringmaster.analysis.metric.PageRankMetric;
import dev.ringmaster.analysis.metric.PriorityMetric;
import dev.ringmaster.analysis.metric.SampledBetweenness;
import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.analysis.structure.Reach;
import dev.ringmaster.model.event.MetricStatus;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Ranks a graph: each metric divided by its greatest value in the project, then weighted. Metrics that one pass over the graph gives
 * (PageRank, critical path, inherited priority) are computed for each ranking; betweenness is {@linkplain #deep computed} apart. The same
 * graph and weights give the same scores, unless a metric passes its time limit: it then counts for nothing and is reported as
 * {@code timed_out}. What betweenness is for ready tasks still counts when only the part for blocked ones passed it.
 *
 * <p>Betweenness here also counts the paths that end at a task. Without them it would be 0 for every ready task, since nothing that a
 * ready task depends on is open, and ready tasks are the ones that are compared.
 */
public final class Ranker {

    /** Up to so many pairs of tasks that need each other, directly or not, betweenness is exact: less than a second of two cores. */
    static final long EXACT_PAIRS = 60_000_000;

    /** Beyond so many tasks the arrays of a search no longer stay in the processor's cache. */
    private static final int EXACT_TASKS = 20_000;

    private static final double EPSILON = 0.1;
    private static final double DELTA = 0.1;
    private static final long SEED = 1;

    private final LongSupplier nanoClock;
    private final long exactPairs;

    /** @param nanoClock such as {@code System::nanoTime} */
    public Ranker(LongSupplier nanoClock) {
        this(nanoClock, EXACT_PAIRS);
    }

    Ranker(LongSupplier nanoClock, long exactPairs) {
        this.nanoClock = nanoClock;
        this.exactPairs = exactPairs;
    }

    /**
     * Everything anew.
     *
     * @param limit for each metric, > 0
     */
    public Ranking rank(GraphSnapshot graph, RankWeights weights, Duration limit) {
        return withDeep(graph, weights, limit, deep(graph, limit));
    }

    /**
     * The metrics of one pass anew, with betweenness as it was.
     *
     * @param last of this project, for a graph as it was at {@code since}
     */
    public Ranking quick(GraphSnapshot graph, RankWeights weights, Duration limit, DeepMetrics last, Instant since) {
        Certainty certainty =
                last.certainty() instanceof Certainty.TimedOut none ? none : new Certainty.StaleSince(since);
        return combine(graph, weights, limit, last, status("betweenness", certainty, last.millis()));
    }

    /** With betweenness that was computed for this graph. */
    public Ranking withDeep(GraphSnapshot graph, RankWeights weights, Duration limit, DeepMetrics deep) {
        return combine(graph, weights, limit, deep, status("betweenness", deep.certainty(), deep.millis()));
    }

    /**
     * Betweenness: exact, or from samples where the graph is so dense that exact would take long or has passed its limit. How many tasks
     * wait for a task is counted first and exact in either case, and it is all that counts for those that are ready: they keep it when the
     * samples pass the limit too.
     */
    public DeepMetrics deep(GraphSnapshot graph, Duration limit) {
        TimeLimit timer = TimeLimit.of(limit, nanoClock);
        Optional<Reach> reach = Reach.of(graph, timer::isPassed);
        if (reach.isEmpty()) {
            return new DeepMetrics(Map.of(), new Certainty.TimedOut(), timer.elapsedMillis());
        }
        Certainty certainty = new Certainty.Exact();
        Optional<double[]> through = Optional.empty();
        if (graph.size() <= EXACT_TASKS && reach.get().pairs() <= exactPairs) {
            through = new BetweennessMetric().values(graph, timer);
        }
        if (through.isEmpty()) {
            SampledBetweenness sampling = new SampledBetweenness(EPSILON, DELTA, SEED);
            through = sampling.values(graph, reach.get(), TimeLimit.of(limit, nanoClock));
            certainty = through.isEmpty() ? new Certainty.TimedOut() : sampling.certainty(graph);
        }
        return new DeepMetrics(paths(graph, reach.get(), through), certainty, timer.elapsedMillis());
    }

    /** Without paths that lead through tasks: of those alone that no path can lead through, since they need none that is open. */
    private static Map<TaskId, Double> paths(GraphSnapshot graph, Reach reach, Optional<double[]> through) {
        Map<TaskId, Double> paths = HashMap.newHashMap(graph.size());
        for (int v = 0; v < graph.size(); v++) {
            if (through.isPresent()) {
                paths.put(graph.task(v), through.get()[v] + reach.dependents(v));
            } else if (graph.needsFrom()[v] == graph.needsFrom()[v + 1]) {
                paths.put(graph.task(v), (double) reach.dependents(v));
            }
        }
        return paths;
    }

    private Ranking combine(
            GraphSnapshot graph, RankWeights weights, Duration limit, DeepMetrics deep, MetricStatus deepStatus) {
        List<MetricStatus> statuses = new ArrayList<>();
        double sum = weights.sum();
        double[] pageRank = term("pagerank", new PageRankMetric(), weights.pageRank() / sum, graph, limit, statuses);
        double[] betweenness = new double[graph.size()];
        for (int v = 0; v < betweenness.length; v++) {
            betweenness[v] = deep.paths().getOrDefault(graph.task(v), 0.0);
        }
        scale(betweenness, weights.betweenness() / sum, 0);
        statuses.add(deepStatus);
        double[] criticalPath =
                term("critical_path", new CriticalPathMetric(), weights.criticalPath() / sum, graph, limit, statuses);
        double[] priority = term(
                "priority",
                new PriorityMetric(weights.inheritance()),
                weights.priority() / sum,
                graph,
                limit,
                statuses);
        Map<TaskId, Score> scores = HashMap.newHashMap(graph.size());
        for (int v = 0; v < graph.size(); v++) {
            scores.put(graph.task(v), new Score(pageRank[v], betweenness[v], criticalPath[v], priority[v]));
        }
        return new Ranking(scores, statuses);
    }

    private double[] term(
            String name,
            Metric metric,
            double weight,
            GraphSnapshot graph,
            Duration limit,
            List<MetricStatus> statuses) {
        TimeLimit timer = TimeLimit.of(limit, nanoClock);
        Optional<double[]> values = metric.values(graph, timer);
        Certainty certainty = values.isPresent() ? new Certainty.Exact() : new Certainty.TimedOut();
        statuses.add(status(name, certainty, timer.elapsedMillis()));
        double[] term = values.orElseGet(() -> new double[graph.size()]);
        scale(term, weight, metric instanceof PriorityMetric ? PriorityMetric.LEVELS : 0);
        return term;
    }

    /** Divides by the greatest value, or by the one that counts as the greatest possible, and weighs. */
    private static void scale(double[] term, double weight, double possible) {
        double greatest = possible;
        for (double value : term) {
            greatest = Math.max(greatest, value);
        }
        for (int v = 0; v < term.length; v++) {
            term[v] = greatest == 0 ? 0 : weight * term[v] / greatest;
        }
    }

    private static MetricStatus status(String metric, Certainty certainty, double millis) {
        return switch (certainty) {
            case Certainty.Exact _ -> new MetricStatus(metric, "exact", millis);
            case Certainty.TimedOut _ -> new MetricStatus(metric, "timed_out", millis);
            case Certainty.StaleSince stale ->
                new MetricStatus(metric, "stale", millis, null, null, null, stale.since());
            case Certainty.Approximate about ->
                new MetricStatus(metric, "approximate", millis, about.epsilon(), about.delta(), about.samples(), null);
        };
    }
}
