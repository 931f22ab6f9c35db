package dev.ringmaster.queue.rank;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.metric.BetweennessMetric;
import dev.ringmaster.analysis.metric.CriticalPathMetric;
import dev.ringmaster.analysis.metric.Metric;
import dev.ringmaster.analysis.metric.PageRankMetric;
import dev.ringmaster.analysis.metric.PriorityMetric;
import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.model.event.MetricStatus;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Ranks a graph: each metric divided by its greatest value in the project, then weighted. The same graph and weights give the same
 * scores, unless a metric passes its time limit: it then counts for nothing and is reported as {@code timed_out}.
 */
public final class Ranker {

    private final LongSupplier nanoClock;

    /** @param nanoClock such as {@code System::nanoTime} */
    public Ranker(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** @param limit for each metric, > 0 */
    public Ranking rank(GraphSnapshot graph, RankWeights weights, Duration limit) {
        List<MetricStatus> statuses = new ArrayList<>();
        double sum = weights.sum();
        double[] pageRank = term("pagerank", new PageRankMetric(), weights.pageRank() / sum, graph, limit, statuses);
        double[] betweenness =
                term("betweenness", new BetweennessMetric(), weights.betweenness() / sum, graph, limit, statuses);
        double[] criticalPath =
                term("critical_path", new CriticalPathMetric(), weights.criticalPath() / sum, graph, limit, statuses);
        double[] priority = term("priority", new PriorityMetric(), weights.priority() / sum, graph, limit, statuses);
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
        statuses.add(new MetricStatus(name, values.isPresent() ? "exact" : "timed_out", timer.elapsedMillis()));
        double[] term = values.orElseGet(() -> new double[graph.size()]);
        double greatest = metric instanceof PriorityMetric ? PriorityMetric.LEVELS : 0;
        for (double value : term) {
            greatest = Math.max(greatest, value);
        }
        for (int v = 0; v < term.length; v++) {
            term[v] = greatest == 0 ? 0 : weight * term[v] / greatest;
        }
        return term;
    }
}
