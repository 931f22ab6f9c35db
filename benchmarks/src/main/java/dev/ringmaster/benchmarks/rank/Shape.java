package dev.ringmaster.benchmarks.rank;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** How the tasks of a measured graph depend on each other; the same shape, size and seed give the same graph. */
public enum Shape {
    /** Two dependencies on any earlier tasks. */
    RANDOM,
    /** Two dependencies on tasks of the hundred-wide level before. */
    LAYERED,
    /** Each on the one before. */
    CHAIN,
    /** Two dependencies on any of the fifty tasks before: long chains, the hard case for betweenness. */
    LOCAL;

    private static final int WIDTH = 100;
    private static final int NEAR = 50;

    /** @throws IllegalArgumentException if there is none of that name */
    static Shape named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** For each task the positions of those it depends on, all of them before it. */
    public int[][] needed(int tasks, long seed) {
        Random random = new Random(seed);
        int[][] needed = new int[tasks][];
        for (int v = 0; v < tasks; v++) {
            needed[v] = switch (this) {
                case RANDOM -> two(random, 0, v);
                case LAYERED -> two(random, Math.max(0, v / WIDTH - 1) * WIDTH, v / WIDTH * WIDTH);
                case CHAIN -> v == 0 ? new int[0] : new int[] {v - 1};
                case LOCAL -> two(random, Math.max(0, v - NEAR), v);
            };
        }
        return needed;
    }

    private static int[] two(Random random, int begin, int end) {
        return begin >= end
                ? new int[0]
                : IntStream.range(0, 2)
                        .map(i -> random.nextInt(begin, end))
                        .sorted()
                        .distinct()
                        .toArray();
    }

    /** The graph with drawn priorities and durations. */
    public GraphSnapshot graph(int tasks, long seed) {
        Random random = new Random(seed + 1);
        return GraphSnapshot.of(
                ids(tasks),
                needed(tasks, seed),
                random.ints(tasks, 0, 5).toArray(),
                random.doubles(tasks, 1, 60).toArray());
    }

    static List<TaskId> ids(int tasks) {
        return Arrays.asList(IntStream.range(0, tasks)
                .mapToObj(v -> new TaskId("p-" + (v + 1)))
                .toArray(TaskId[]::new));
    }
}
