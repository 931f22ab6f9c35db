package dev.ringmaster.analysis.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.metric.CriticalPaths;
import dev.ringmaster.analysis.metric.PageRankMetric;
import dev.ringmaster.analysis.metric.PriorityMetric;
import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.analysis.structure.Levels;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is kept step by step is what the kernels say of the whole graph, whatever has happened to it before. */
class LiveGraphPropertyTest {

    private static final TimeLimit NONE = TimeLimit.of(Duration.ofMinutes(1), () -> 0);

    /**
     * Seen red when a finished task's dependents kept the part of a rank they had given to it (no {@code withdraw} of them in
     * {@code before}), when a level was not followed to those behind it, and when those that a part was given to were not looked at again.
     */
    @Property(tries = 1500)
    void graphWithoutCyclesKeptStepByStepEqualsOneWorkedOutWhole(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        play(new Random(seed), size, false);
    }

    /**
     * Seen red when levels were followed one by one although some tasks already needed each other in a circle, and when a whole pass over
     * the levels did not tell which had moved.
     */
    @Property(tries = 700)
    void graphWithCyclesKeptStepByStepEqualsOneWorkedOutWhole(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 25) int size) {
        play(new Random(seed), size, true);
    }

    /** Seen red when a level was not followed to those behind it. */
    @Property(tries = 10)
    void muchThatComesAtOnceInAnyOrderIsTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 2_500;
        LiveGraph graph = new LiveGraph();
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        java.util.Collections.shuffle(order, random);
        IntStream.range(0, size).forEach(_ -> graph.add());
        for (int v : order) {
            graph.open(v, 0, random.nextInt(5), random.nextInt(90));
            for (int d : IntStream.range(0, 2)
                    .map(_ -> v == 0 ? -1 : Math.max(0, v - 1 - random.nextInt(50)))
                    .distinct()
                    .toArray()) {
                if (d >= 0) {
                    graph.link(v, d);
                }
            }
        }
        graph.settle();
        assertInStep(graph);
        for (int i = 0; i < 200; i++) {
            graph.close(random.nextInt(size));
        }
        graph.settle();
        assertInStep(graph);
    }

    /** Seen red when a change of what is behind a task was not told. */
    @Property(tries = 300)
    void whatChangesIsTold(@ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int size) {
        Random random = new Random(seed);
        LiveGraph graph = new LiveGraph();
        IntStream.range(0, size).forEach(_ -> graph.add());
        for (int round = 0; round < 20; round++) {
            double[] ranks = IntStream.range(0, size)
                    .mapToDouble(graph.metrics()::pageRank)
                    .toArray();
            double[] behind = IntStream.range(0, size)
                    .mapToDouble(graph.metrics()::behind)
                    .toArray();
            int[] worth = IntStream.range(0, size).map(graph.metrics()::worth).toArray();
            change(graph, random, false);
            List<Integer> told = IntStream.of(graph.settle()).boxed().toList();
            for (int v = 0; v < size; v++) {
                boolean moved = Math.abs(ranks[v] - graph.metrics().pageRank(v)) > 1e-6
                        || behind[v] != graph.metrics().behind(v)
                        || worth[v] != graph.metrics().worth(v);
                if (moved && graph.isOpen(v)) {
                    assertThat(told).contains(v);
                }
            }
            assertThat(told).doesNotHaveDuplicates();
        }
    }

    private static void play(Random random, int size, boolean cycles) {
        LiveGraph graph = new LiveGraph();
        IntStream.range(0, size).forEach(_ -> graph.add());
        for (int round = 0; round < 30; round++) {
            int changes = 1 + random.nextInt(round == 0 ? 3 * size : 6);
            for (int i = 0; i < changes; i++) {
                change(graph, random, cycles);
            }
            graph.settle();
            assertInStep(graph);
        }
    }

    private static void change(LiveGraph graph, Random random, boolean cycles) {
        int v = random.nextInt(graph.size());
        int d = random.nextInt(graph.size());
        switch (random.nextInt(6)) {
            case 0, 1 -> graph.open(v, random.nextInt(8) == 0 ? 1 : 0, random.nextInt(5), random.nextInt(60));
            case 2 -> graph.close(v);
            case 3 -> {
                if (graph.needs().contains(v, d)) {
                    graph.unlink(v, d);
                } else if (graph.needs().size(v) > 0) {
                    graph.unlink(v, graph.needs().get(v, 0));
                }
            }
            default -> {
                if (v != d && !graph.needs().contains(v, d) && (cycles || d < v)) {
                    graph.link(v, d);
                }
            }
        }
    }

    private static void assertInStep(LiveGraph graph) {
        for (int group = 0; group < 2; group++) {
            GraphSnapshot whole = graph.snapshot(group, v -> new TaskId("t-" + v));
            Levels levels = Levels.of(whole);
            CriticalPaths paths = CriticalPaths.of(whole);
            double[] worth = new PriorityMetric().values(whole, NONE).orElseThrow();
            double[] ranks = new PageRankMetric().values(whole, NONE).orElseThrow();
            LiveMetrics live = graph.metrics();
            double sum = IntStream.range(0, whole.size())
                    .mapToDouble(p -> live.pageRank(vertex(whole, p)))
                    .sum();
            for (int p = 0; p < whole.size(); p++) {
                int v = vertex(whole, p);
                assertThat(live.level(v)).as("level of %d", v).isEqualTo(levels.of(p));
                assertThat(live.behind(v)).as("behind %d", v).isEqualTo(paths.behind(p));
                assertThat((double) live.worth(v)).as("worth of %d", v).isEqualTo(worth[p]);
                assertThat(live.pageRank(v) / sum).as("rank of %d", v).isEqualTo(ranks[p], within(1e-7));
            }
        }
    }

    private static int vertex(GraphSnapshot whole, int p) {
        return Integer.parseInt(whole.task(p).value().substring(2));
    }
}
