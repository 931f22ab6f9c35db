package dev.ringmaster.queue.rank;

import dev.ringmaster.queue.graph.GraphSnapshot;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.alg.scoring.PageRank;

/**
 * PageRank (Brin and Page, 1998) with edges from a task to those it depends on: a task that much depends on ranks high. By JGraphT,
 * up to a size: its view of the graph takes some 700 bytes a task.
 */
final class PageRankMetric implements Metric {

    static final int SIZE_LIMIT = 50_000;

    private static final double DAMPING = 0.85;
    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-6;

    @Override
    public Optional<double[]> values(GraphSnapshot graph, TimeLimit limit) {
        int n = graph.size();
        if (n == 0) {
            return Optional.of(new double[0]);
        }
        if (n > SIZE_LIMIT || limit.isPassed()) {
            return Optional.empty();
        }
        Map<Integer, Double> scores =
                new PageRank<>(DependencyView.of(graph), DAMPING, ITERATIONS, TOLERANCE).getScores();
        double[] values = new double[n];
        scores.forEach((v, score) -> values[v] = score);
        return Optional.of(values);
    }
}
