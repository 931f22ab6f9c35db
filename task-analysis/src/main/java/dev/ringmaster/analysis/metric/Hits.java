package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * Hubs and authorities (Kleinberg, "Authoritative sources in a hyperlinked environment", 1999) with edges from a task to those it
 * depends on: {@code authority(v) = Σ hub(u)} over those that need it, {@code hub(v) = Σ authority(d)} over what it needs, each divided
 * by its length in turn until neither moves. An authority is what many integrating tasks stand on, a hub what brings many together.
 * Starts evenly, so that graphs with several solutions have one. In the end each kind adds up to 1, unless there are no edges.
 */
public final class Hits {

    static final int ROUNDS = 300;

    private static final double TOLERANCE = 1e-10;

    private final double[] hubs;
    private final double[] authorities;
    private final boolean converged;

    private Hits(double[] hubs, double[] authorities, boolean converged) {
        this.hubs = hubs;
        this.authorities = authorities;
        this.converged = converged;
    }

    /** The values, or empty when the limit passed. */
    public static Optional<Hits> of(GraphSnapshot graph, TimeLimit limit) {
        int n = graph.size();
        double[] hubs = new double[n];
        double[] authorities = new double[n];
        Arrays.fill(hubs, n == 0 ? 0 : 1 / Math.sqrt(n));
        boolean converged = graph.edges() == 0;
        for (int round = 0; !converged && round < ROUNDS; round++) {
            if (limit.isPassed()) {
                return Optional.empty();
            }
            double moved = collect(graph.neededByFrom(), graph.neededBy(), hubs, authorities);
            moved = Math.max(moved, collect(graph.needsFrom(), graph.needs(), authorities, hubs));
            converged = moved < TOLERANCE;
        }
        if (graph.edges() == 0) {
            Arrays.fill(hubs, 0);
        }
        scale(hubs);
        scale(authorities);
        return Optional.of(new Hits(hubs, authorities, converged));
    }

    /** Fills a kind anew from the other; returns how far the farthest value moved. */
    private static double collect(int[] from, int[] to, double[] given, double[] taken) {
        double squares = 0;
        double[] sums = new double[taken.length];
        for (int v = 0; v < sums.length; v++) {
            double sum = 0;
            for (int e = from[v]; e < from[v + 1]; e++) {
                sum += given[to[e]];
            }
            sums[v] = sum;
            squares += sum * sum;
        }
        double length = Math.sqrt(squares);
        double moved = 0;
        for (int v = 0; v < sums.length; v++) {
            double value = sums[v] / length;
            moved = Math.max(moved, Math.abs(value - taken[v]));
            taken[v] = value;
        }
        return moved;
    }

    private static void scale(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int v = 0; sum > 0 && v < values.length; v++) {
            values[v] /= sum;
        }
    }

    /** How much a task brings together, 0 to 1. */
    public double hub(int v) {
        return hubs[v];
    }

    /** How much stands on a task, 0 to 1. */
    public double authority(int v) {
        return authorities[v];
    }

    /** False if the values still moved after the last round: two parts of the graph are almost equally strong. */
    public boolean isConverged() {
        return converged;
    }
}
