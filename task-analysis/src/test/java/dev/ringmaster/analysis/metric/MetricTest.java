package dev.ringmaster.analysis.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.structure.Reach;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static final TimeLimit NO_LIMIT = TimeLimit.of(Duration.ofHours(1), () -> 0);

    @Test
    void longestChainDecidesTheCriticalPath() {
        // 0 ← 1 (60 min), 0 ← 2 ← 3 (10 min each); 4 alone for 65 min
        GraphSnapshot graph = GraphSnapshot.of(
                tasks(5), new int[][] {{}, {0}, {0}, {2}, {}}, new int[5], new double[] {10, 60, 10, 10, 65});

        assertThat(new CriticalPathMetric().values(graph, NO_LIMIT).orElseThrow())
                .containsExactly(70, 60, 20, 10, 65);
        CriticalPaths paths = CriticalPaths.of(graph);
        assertThat(IntStream.range(0, 5).filter(paths::isCritical)).containsExactly(0, 1);
        assertThat(paths.slack(4)).isEqualTo(5);
    }

    /** Three tasks on each of 2 000 levels, each needing all three before: 3²⁰⁰⁰ paths are more than a double holds. */
    @Test
    void morePathsThanADoubleHoldsAreCountedInProportion() {
        GraphSnapshot graph = layers(2_000, 3);

        double[] exact = new BetweennessMetric().values(graph, NO_LIMIT).orElseThrow();

        // By symmetry a third of all pairs of tasks on levels above and below lead through each task.
        for (int level : new int[] {0, 1, 500, 1_000, 1_999}) {
            double pairs = 3.0 * level * 3 * (1_999 - level);
            assertThat(exact[level * 3]).isCloseTo(pairs / 3, org.assertj.core.data.Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void samplesSurviveMorePathsThanADoubleHolds() {
        GraphSnapshot graph = layers(2_000, 3);
        Reach reach = Reach.of(graph, () -> false).orElseThrow();

        double[] sampled = new SampledBetweenness(0.05, 0.1, 7)
                .values(graph, reach, NO_LIMIT)
                .orElseThrow();

        assertThat(sampled[3_000]).isCloseTo(3.0 * 1_000 * 999, org.assertj.core.data.Percentage.withPercentage(20));
        assertThat(sampled[0]).isZero();
    }

    @Test
    void metricGivesUpWhenItsTimeIsOver() {
        AtomicLong clock = new AtomicLong();
        GraphSnapshot graph = layers(100, 3);
        TimeLimit passed = TimeLimit.of(Duration.ofNanos(1), () -> clock.addAndGet(10));

        assertThat(new BetweennessMetric().values(graph, passed)).isEmpty();
        assertThat(Hits.of(graph, passed)).isEmpty();
        assertThat(Reach.of(graph, passed::isPassed)).isEmpty();
    }

    private static GraphSnapshot layers(int levels, int width) {
        int[][] needed = new int[levels * width][];
        for (int v = 0; v < needed.length; v++) {
            int level = v / width;
            needed[v] = level == 0
                    ? new int[0]
                    : IntStream.range((level - 1) * width, level * width).toArray();
        }
        double[] minutes = new double[needed.length];
        Arrays.fill(minutes, 10);
        return GraphSnapshot.of(tasks(needed.length), needed, new int[needed.length], minutes);
    }

    private static List<TaskId> tasks(int n) {
        return IntStream.range(0, n).mapToObj(v -> new TaskId("t-" + v)).toList();
    }
}
