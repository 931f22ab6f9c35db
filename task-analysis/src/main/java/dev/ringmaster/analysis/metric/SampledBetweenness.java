package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Halves;
import dev.ringmaster.analysis.structure.Levels;
import dev.ringmaster.analysis.structure.Reach;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Betweenness estimated from sampled shortest paths (Riondato and Kornaropoulos, "Fast approximation of betweenness centrality through
 * sampling", 2014/2016): draw a pair, draw one of its shortest paths evenly, count the tasks inside. With
 * {@code r = 0.5 / ε² · (⌊log₂(D − 2)⌋ + 1 + ln(1/δ))} paths, where {@code D} bounds the vertices of a shortest path, all estimates are
 * within ε at once with probability 1 − δ.
 *
 * <p>Where the paper draws from all pairs, here it is from the connected ones, which {@link Reach} counts: their theorem holds for any
 * distribution of paths, and in a sparse graph most pairs are not connected. So ε is a share of the connected pairs. Each sample has
 * random numbers of its own, from the seed and its number: the same graph and seed give the same estimates with any number of threads.
 */
public final class SampledBetweenness {

    /** So many samples between two looks at the time limit. */
    private static final int CHECKED_EVERY = 16;

    private final double epsilon;
    private final double delta;
    private final long seed;

    /**
     * @param epsilon greatest error, as a share of the connected pairs, > 0, < 1
     * @param delta how likely the error may be greater, > 0, < 1
     */
    public SampledBetweenness(double epsilon, double delta, long seed) {
        if (!(epsilon > 0 && epsilon < 1 && delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("epsilon and delta lie between 0 and 1: " + epsilon + ", " + delta);
        }
        this.epsilon = epsilon;
        this.delta = delta;
        this.seed = seed;
    }

    /** The estimates in the unit of {@link BetweennessMetric}, or empty when the limit passed. */
    public Optional<double[]> values(GraphSnapshot graph, Reach reach, TimeLimit limit) {
        Renumbered rows = Renumbered.of(graph);
        int n = graph.size();
        long[] upTo = new long[n + 1];
        for (int p = 0; p < n; p++) {
            upTo[p + 1] = upTo[p] + reach.dependencies(rows.vertices()[p]);
        }
        int samples = samples(graph);
        int[] even = new int[n];
        int[] odd = new int[n];
        if (upTo[n] > 0
                && !Halves.run(
                        () -> draw(rows, upTo, 0, samples, even, limit),
                        () -> draw(rows, upTo, 1, samples, odd, limit))) {
            return Optional.empty();
        }
        double[] values = new double[n];
        for (int p = 0; p < n; p++) {
            values[rows.vertices()[p]] = (double) (even[p] + odd[p]) / samples * upTo[n];
        }
        return Optional.of(values);
    }

    /** What the estimates of this graph are worth. */
    public Certainty certainty(GraphSnapshot graph) {
        return new Certainty.Approximate(epsilon, delta, samples(graph));
    }

    int samples(GraphSnapshot graph) {
        boolean isAcyclic = graph.needsFirst().settled() == graph.size();
        int longest = isAcyclic ? Levels.of(graph).count() : graph.size();
        int dimension = longest <= 3 ? 1 : 31 - Integer.numberOfLeadingZeros(longest - 2) + 1;
        return (int) Math.ceil(0.5 / (epsilon * epsilon) * (dimension + Math.log(1 / delta)));
    }

    private boolean draw(Renumbered rows, long[] upTo, int first, int samples, int[] counts, TimeLimit limit) {
        var search = new ShortestPaths(rows.from(), rows.to());
        var backwards = new Backwards(rows);
        long total = upTo[upTo.length - 1];
        for (int i = first; i < samples; i += 2) {
            if ((i - first) % CHECKED_EVERY == 0 && limit.isPassed()) {
                return false;
            }
            var random = new SplittableRandom(seed + i * 0x9E3779B97F4A7C15L);
            long pair = random.nextLong(total);
            int source = Arrays.binarySearch(upTo, pair);
            // Several bounds are equal where tasks reach nothing: the last of them is the one that the pair lies
            // behind.
            source = source < 0 ? -source - 2 : source;
            while (upTo[source + 1] <= pair) {
                source++;
            }
            int target = (int) (pair - upTo[source]) + 1;
            search.search(source, target);
            backwards.walk(search, search.visited[target], random, counts);
        }
        return true;
    }

    /** Draws one of the shortest paths to a vertex, from its end: a step is as likely as its share of the paths. */
    private static final class Backwards {

        private final int[] from;
        private final int[] to;

        Backwards(Renumbered rows) {
            int n = rows.vertices().length;
            from = new int[n + 1];
            to = new int[rows.to().length];
            for (int w : rows.to()) {
                from[w + 1]++;
            }
            for (int v = 0; v < n; v++) {
                from[v + 1] += from[v];
            }
            int[] filled = from.clone();
            for (int v = 0; v < n; v++) {
                for (int e = rows.from()[v]; e < rows.from()[v + 1]; e++) {
                    to[filled[rows.to()[e]]++] = v;
                }
            }
        }

        void walk(ShortestPaths search, int target, SplittableRandom random, int[] counts) {
            for (int v = target; search.distance[v] > 1; ) {
                v = before(search, v, random);
                counts[v]++;
            }
        }

        private int before(ShortestPaths search, int v, SplittableRandom random) {
            int level = search.distance[v] - 1;
            double all = 0;
            for (int e = from[v]; e < from[v + 1]; e++) {
                all += search.distance[to[e]] == level ? search.paths[to[e]] : 0;
            }
            double drawn = random.nextDouble() * all;
            int chosen = v;
            for (int e = from[v]; e < from[v + 1] && drawn >= 0; e++) {
                if (search.distance[to[e]] == level) {
                    chosen = to[e];
                    drawn -= search.paths[chosen];
                }
            }
            return chosen;
        }
    }
}
