package dev.ringmaster.analysis.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.PageRank;
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
    }

    @Property(tries = 60)
    void betweennessEqualsJGraphTs(@ForAll @IntRange(min = 1, max = 60) int size, @ForAll int seed) {
        GraphSnapshot graph = random(size, seed);

        double[] ours = new BetweennessMetric().values(graph, NO_LIMIT).orElseThrow();

        var oracle = new BetweennessCentrality<>(Oracle.of(graph)).getScores();
        IntStream.range(0, size).forEach(v -> assertThat(ours[v]).isEqualTo(oracle.get(v), within(1e-9)));
    }

    @Property(tries = 60)
    void pageRankEqualsJGraphTs(@ForAll @IntRange(min = 1, max = 60) int size, @ForAll int seed) {
        GraphSnapshot graph = random(size, seed);

        double[] ours = new PageRankMetric().values(graph, NO_LIMIT).orElseThrow();

        var oracle = new PageRank<>(Oracle.of(graph), 0.85, 1000, 1e-12).getScores();
        IntStream.range(0, size).forEach(v -> assertThat(ours[v]).isEqualTo(oracle.get(v), within(1e-9)));
    }

    /** Each task depends on up to three earlier ones. */
    private static GraphSnapshot random(int size, long seed) {
        Random random = new Random(seed);
        int[][] needed = new int[size][];
        for (int v = 0; v < size; v++) {
            needed[v] = v == 0
                    ? new int[0]
                    : random.ints(random.nextInt(4), 0, v).distinct().sorted().toArray();
        }
        double[] minutes = random.doubles(size, 1, 100).toArray();
        return GraphSnapshot.of(tasks(size), needed, random.ints(size, 0, 5).toArray(), minutes);
    }

    private static List<TaskId> tasks(int n) {
        return IntStream.range(0, n).mapToObj(v -> new TaskId("t-" + v)).toList();
    }
}
