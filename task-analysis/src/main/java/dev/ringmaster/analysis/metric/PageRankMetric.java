package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Order;
import java.util.Optional;

/**
 * PageRank (Brin and Page, "The anatomy of a large-scale hypertextual web search engine", 1998) with edges from a task to those it
 * depends on: a task that much depends on ranks high. The ranks add up to 1.
 *
 * <p>With rank of tasks that depend on nothing spread over all, PageRank is the solution of {@code x(v) = 1 + d · Σ x(u) / needs(u)}
 * over the tasks {@code u} that depend on {@code v}, divided by its sum (Del Corso, Gullì and Romani, "Fast PageRank computation via
 * a sparse linear system", 2005). Without cycles one pass from the last tasks to the first solves it exactly; what is in or before a
 * cycle is swept (Gauss and Seidel) until nothing moves.
 */
public final class PageRankMetric implements Metric {

    /** The share of a rank that goes on to what the task depends on. */
    public static final double DAMPING = 0.85;

    private static final int SWEEPS = 200;
    private static final double TOLERANCE = 1e-10;

    @Override
    public Optional<double[]> values(GraphSnapshot graph, TimeLimit limit) {
        double[] ranks = unscaled(graph, new double[graph.size()]);
        double sum = 0;
        for (double rank : ranks) {
            sum += rank;
        }
        for (int v = 0; v < ranks.length; v++) {
            ranks[v] /= sum;
        }
        return Optional.of(ranks);
    }

    /**
     * The solution before it is divided by its sum.
     *
     * @param start a guess, such as the solution before a change; it only matters where there are cycles
     */
    static double[] unscaled(GraphSnapshot graph, double[] start) {
        double[] x = start.clone();
        Order order = graph.dependentsFirst();
        sweep(graph, order.vertices(), 0, order.settled(), x);
        int unsettled = graph.size() - order.settled();
        for (int i = 0; unsettled > 0 && i < SWEEPS; i++) {
            if (sweep(graph, order.vertices(), order.settled(), graph.size(), x) < TOLERANCE * unsettled) {
                break;
            }
        }
        return x;
    }

    private static double sweep(GraphSnapshot graph, int[] order, int from, int to, double[] x) {
        int[] needsFrom = graph.needsFrom();
        int[] neededByFrom = graph.neededByFrom();
        int[] neededBy = graph.neededBy();
        double moved = 0;
        for (int i = from; i < to; i++) {
            int v = order[i];
            double sum = 0;
            for (int e = neededByFrom[v]; e < neededByFrom[v + 1]; e++) {
                int u = neededBy[e];
                sum += x[u] / (needsFrom[u + 1] - needsFrom[u]);
            }
            double next = 1 + DAMPING * sum;
            moved += Math.abs(next - x[v]);
            x[v] = next;
        }
        return moved;
    }
}
