package dev.ringmaster.analysis.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Oracle;
import dev.ringmaster.analysis.graph.Shapes.Drawn;
import dev.ringmaster.analysis.structure.Reach;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.PageRank;

class MetricPropertyTest {

    private static final TimeLimit NO_LIMIT = TimeLimit.of(Duration.ofHours(1), () -> 0);
    private static final double EPSILON = 0.1;

    /** Seen to fail with each path to a vertex counted once, however many lead to the vertex before. */
    @Property(tries = 300)
    void betweennessEqualsJGraphTs(@ForAll Drawn drawn) {
        double[] ours = new BetweennessMetric().values(drawn.graph(), NO_LIMIT).orElseThrow();

        var oracle = new BetweennessCentrality<>(Oracle.of(drawn.graph())).getScores();
        for (int v = 0; v < ours.length; v++) {
            assertThat(ours[v]).isEqualTo(oracle.get(v), within(1e-8));
        }
    }

    /** Seen to fail with the second thread adding to the sums of the first. */
    @Property(tries = 60)
    void twoThreadsGiveTheSameBitsAsOne(@ForAll Drawn drawn, @ForAll Drawn other) {
        GraphSnapshot graph = sideBySide(drawn.graph(), other.graph());

        assertThat(new BetweennessMetric(2).values(graph, NO_LIMIT).orElseThrow())
                .containsExactly(
                        new BetweennessMetric(1).values(graph, NO_LIMIT).orElseThrow());
    }

    /** Seen to fail with a task's rank given in full to each task it depends on. */
    @Property(tries = 300)
    void pageRankEqualsJGraphTs(@ForAll Drawn drawn) {
        double[] ours = new PageRankMetric().values(drawn.graph(), NO_LIMIT).orElseThrow();

        var oracle = new PageRank<>(Oracle.of(drawn.graph()), PageRankMetric.DAMPING, 2_000, 1e-14).getScores();
        for (int v = 0; v < ours.length; v++) {
            assertThat(ours[v]).isEqualTo(oracle.get(v), within(1e-8));
        }
    }

    /** Seen to fail with the start values added to instead of replaced. */
    @Property(tries = 200)
    void pageRankIsTheSameWhereverItStarts(@ForAll Drawn drawn, @ForAll Drawn other) {
        double[] start = new double[drawn.graph().size()];
        double[] unrelated =
                PageRankMetric.unscaled(other.graph(), new double[other.graph().size()]);
        System.arraycopy(unrelated, 0, start, 0, Math.min(start.length, unrelated.length));

        double[] warm = PageRankMetric.unscaled(drawn.graph(), start);

        assertThat(warm)
                .containsExactly(PageRankMetric.unscaled(drawn.graph(), new double[start.length]), within(1e-6));
    }

    /** Seen to fail with authorities gathered from what a task needs instead of from who needs it. */
    @Property(tries = 200)
    void hubsAndAuthoritiesEqualThoseOfDenseMatrices(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Hits ours = Hits.of(graph, NO_LIMIT).orElseThrow();
        Assume.that(ours.isConverged());

        double[] hubs = denseHubs(graph);

        for (int v = 0; v < graph.size(); v++) {
            assertThat(ours.hub(v)).isEqualTo(hubs[v], within(1e-4));
            double authority = 0;
            for (int e = graph.neededByFrom()[v]; e < graph.neededByFrom()[v + 1]; e++) {
                authority += ours.hub(graph.neededBy()[e]);
            }
            double all = 0;
            for (int w = 0; w < graph.size(); w++) {
                all += ours.hub(w) * (graph.needsFrom()[w + 1] - graph.needsFrom()[w]);
            }
            assertThat(ours.authority(v)).isEqualTo(all == 0 ? 0 : authority / all, within(1e-6));
        }
    }

    /** Seen to fail with the minutes of a dependency left out of what comes before a task. */
    @Property(tries = 300)
    void longestChainsAreThoseOfAllPaths(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Assume.that(drawn.isAcyclic());

        CriticalPaths paths = CriticalPaths.of(graph);

        double[][] longest = longestPaths(graph);
        double length = 0;
        for (int v = 0; v < graph.size(); v++) {
            double before = 0;
            double behind = 0;
            for (int w = 0; w < graph.size(); w++) {
                before = Math.max(before, longest[v][w] - graph.minutes(v));
                behind = Math.max(behind, longest[w][v]);
            }
            assertThat(paths.before(v)).isEqualTo(before, within(1e-9));
            assertThat(paths.behind(v)).isEqualTo(behind, within(1e-9));
            length = Math.max(length, behind);
        }
        assertThat(paths.length()).isEqualTo(length, within(1e-9));
        for (int v = 0; v < graph.size(); v++) {
            assertThat(paths.slack(v)).isEqualTo(length - paths.before(v) - paths.behind(v), within(1e-9));
        }
    }

    /** Seen to fail with the inherited priority taken from the direct dependents alone. */
    @Property(tries = 300)
    void whatBlocksAnUrgentTaskIsAsUrgentThroughAnyChain(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Assume.that(drawn.isAcyclic());

        double[] worth = new PriorityMetric().values(graph, NO_LIMIT).orElseThrow();

        double[][] longest = longestPaths(graph);
        for (int v = 0; v < graph.size(); v++) {
            int most = PriorityMetric.LEVELS - graph.priority(v);
            for (int w = 0; w < graph.size(); w++) {
                most = longest[w][v] > 0 ? Math.max(most, PriorityMetric.LEVELS - graph.priority(w)) : most;
            }
            assertThat(worth[v]).isEqualTo(most);
        }
    }

    /** Seen to fail with pairs drawn by their first task evenly instead of by how much it reaches. */
    @Property(tries = 100)
    void sampledBetweennessKeepsItsBound(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Reach reach = Reach.of(graph, () -> false).orElseThrow();
        Assume.that(reach.pairs() > 0);

        double[] sampled = new SampledBetweenness(EPSILON, 1e-6, 1)
                .values(graph, reach, NO_LIMIT)
                .orElseThrow();

        double[] exact = new BetweennessMetric().values(graph, NO_LIMIT).orElseThrow();
        for (int v = 0; v < exact.length; v++) {
            assertThat(sampled[v]).isEqualTo(exact[v], within(EPSILON * reach.pairs()));
        }
    }

    /** Seen to fail with random numbers that are not seeded. */
    @Property(tries = 60)
    void sameSeedGivesTheSameEstimates(@ForAll Drawn drawn, @ForAll long seed) {
        Reach reach = Reach.of(drawn.graph(), () -> false).orElseThrow();
        SampledBetweenness sampling = new SampledBetweenness(EPSILON, EPSILON, seed);

        assertThat(sampling.values(drawn.graph(), reach, NO_LIMIT).orElseThrow())
                .containsExactly(sampling.values(drawn.graph(), reach, NO_LIMIT).orElseThrow());
    }

    private static GraphSnapshot sideBySide(GraphSnapshot left, GraphSnapshot right) {
        int n = left.size() + right.size();
        int[][] needed = new int[n][];
        var tasks = new java.util.ArrayList<dev.ringmaster.model.id.TaskId>();
        for (int v = 0; v < n; v++) {
            GraphSnapshot part = v < left.size() ? left : right;
            int shift = v < left.size() ? 0 : left.size();
            needed[v] = Arrays.stream(part.needs(), part.needsFrom()[v - shift], part.needsFrom()[v - shift + 1])
                    .map(d -> d + shift)
                    .toArray();
            tasks.add(new dev.ringmaster.model.id.TaskId("s-" + v));
        }
        return GraphSnapshot.of(tasks, needed, new int[n], new double[n]);
    }

    /** The matrix A·Aᵀ applied to even hubs until it has been squared eleven times: 2¹¹ rounds. */
    private static double[] denseHubs(GraphSnapshot graph) {
        int n = graph.size();
        double[][] together = new double[n][n];
        for (int d = 0; d < n; d++) {
            for (int e = graph.neededByFrom()[d]; e < graph.neededByFrom()[d + 1]; e++) {
                for (int f = graph.neededByFrom()[d]; f < graph.neededByFrom()[d + 1]; f++) {
                    together[graph.neededBy()[e]][graph.neededBy()[f]]++;
                }
            }
        }
        for (int i = 0; i < 11; i++) {
            together = squared(together);
        }
        double[] hubs = new double[n];
        double sum = 0;
        for (int v = 0; v < n; v++) {
            hubs[v] = Arrays.stream(together[v]).sum();
            sum += hubs[v];
        }
        for (int v = 0; v < n && sum > 0; v++) {
            hubs[v] /= sum;
        }
        return hubs;
    }

    private static double[][] squared(double[][] matrix) {
        int n = matrix.length;
        double[][] square = new double[n][n];
        double greatest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    square[i][j] += matrix[i][k] * matrix[k][j];
                }
                greatest = Math.max(greatest, square[i][j]);
            }
        }
        for (int i = 0; i < n && greatest > 0; i++) {
            for (int j = 0; j < n; j++) {
                square[i][j] /= greatest;
            }
        }
        return square;
    }

    /** Minutes of the longest path from each task to each it needs, both ends included; 0 without any (Floyd and Warshall). */
    private static double[][] longestPaths(GraphSnapshot graph) {
        int n = graph.size();
        double[][] longest = new double[n][n];
        for (int v = 0; v < n; v++) {
            longest[v][v] = graph.minutes(v);
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                int d = graph.needs()[e];
                longest[v][d] = graph.minutes(v) + graph.minutes(d);
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (longest[i][k] > 0 && longest[k][j] > 0) {
                        longest[i][j] = Math.max(longest[i][j], longest[i][k] + longest[k][j] - graph.minutes(k));
                    }
                }
            }
        }
        return longest;
    }
}
