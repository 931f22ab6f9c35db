package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Halves;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Exact betweenness centrality: {@code Σ σ(s,t|v) / σ(s,t)} over all pairs, where σ counts the shortest dependency paths from {@code s}
 * to {@code t}, and those of them that lead through {@code v} without ending there (Brandes, "A faster algorithm for betweenness
 * centrality", 2001). A task that depends on nothing has none: no path leads through it.
 *
 * <p>Two threads take every other source; each adds up for itself and the sums are added at the end, so that the result is the same to
 * the last bit, whoever was faster. Tasks are numbered in topological order first, which keeps neighbours near in memory.
 */
public final class BetweennessMetric implements Metric {

    private static final int PARTS = 2;
    private static final int CHECKED_EVERY = 64;

    private final int threads;

    /** With two threads, the calling one among them. */
    public BetweennessMetric() {
        this(PARTS);
    }

    /** @param threads 1 or 2; the numbers are the same */
    public BetweennessMetric(int threads) {
        if (threads < 1 || threads > PARTS) {
            throw new IllegalArgumentException("one or two threads, not " + threads);
        }
        this.threads = threads;
    }

    @Override
    public Optional<double[]> values(GraphSnapshot graph, TimeLimit limit) {
        int n = graph.size();
        Renumbered rows = Renumbered.of(graph);
        double[][] sums = new double[PARTS][n];
        AtomicBoolean stop = new AtomicBoolean();
        boolean done;
        if (threads == 1 || n < CHECKED_EVERY) {
            done = add(rows, 0, sums[0], limit, stop) && add(rows, 1, sums[1], limit, stop);
        } else {
            done = Halves.run(() -> add(rows, 0, sums[0], limit, stop), () -> add(rows, 1, sums[1], limit, stop));
        }
        if (!done) {
            return Optional.empty();
        }
        double[] betweenness = new double[n];
        for (int p = 0; p < n; p++) {
            betweenness[rows.vertices()[p]] = sums[0][p] + sums[1][p];
        }
        return Optional.of(betweenness);
    }

    private static boolean add(Renumbered rows, int part, double[] sum, TimeLimit limit, AtomicBoolean stop) {
        int n = sum.length;
        var search = new ShortestPaths(rows.from(), rows.to());
        double[] share = new double[n];
        for (int source = part; source < n; source += PARTS) {
            if (source / PARTS % CHECKED_EVERY == 0 && (stop.get() || limit.isPassed())) {
                stop.set(true);
                return false;
            }
            int reached = search.search(source, n);
            accumulate(rows, search, reached, share, sum);
        }
        return true;
    }

    /**
     * Walks back from the farthest: {@code δ(v) = σ(v) · Σ (1 + δ(w)) / σ(w)} over the next steps {@code w} (Brandes, theorem 6); the
     * quotient is kept for each vertex, so that an edge costs an addition.
     */
    private static void accumulate(Renumbered rows, ShortestPaths search, int reached, double[] share, double[] sum) {
        int[] from = rows.from();
        int[] to = rows.to();
        int[] distance = search.distance;
        double[] paths = search.paths;
        boolean isScaled = search.isScaled();
        for (int i = reached - 1; i > 0; i--) {
            int v = search.visited[i];
            int next = distance[v] + 1;
            double behind = 0;
            for (int e = from[v]; e < from[v + 1]; e++) {
                if (distance[to[e]] == next) {
                    behind += share[to[e]];
                }
            }
            sum[v] += paths[v] * behind;
            double quotient = 1 / paths[v] + behind;
            share[v] = isScaled ? quotient * search.factor(next - 1) : quotient;
        }
    }
}
