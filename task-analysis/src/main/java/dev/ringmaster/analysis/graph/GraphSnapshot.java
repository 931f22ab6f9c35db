package dev.ringmaster.analysis.graph;

import dev.ringmaster.model.id.TaskId;
import java.util.Arrays;
import java.util.List;

/**
 * An unchanging picture of open tasks and the dependencies between them, in compressed sparse rows: the vertices that {@code v}
 * needs are {@code needs[needsFrom[v]]} to {@code needs[needsFrom[v + 1] - 1]}. The arrays are shared, not copied: only read them.
 */
public final class GraphSnapshot {

    private final List<TaskId> tasks;
    private final int[] needsFrom;
    private final int[] needs;
    private final int[] neededByFrom;
    private final int[] neededBy;
    private final int[] priorities;
    private final double[] minutes;

    private GraphSnapshot(List<TaskId> tasks, int[][] needed, int[] priorities, double[] minutes) {
        int n = tasks.size();
        this.tasks = List.copyOf(tasks);
        this.priorities = priorities;
        this.minutes = minutes;
        this.needsFrom = new int[n + 1];
        this.neededByFrom = new int[n + 1];
        for (int v = 0; v < n; v++) {
            needsFrom[v + 1] = needsFrom[v] + needed[v].length;
            for (int d : needed[v]) {
                neededByFrom[d + 1]++;
            }
        }
        for (int v = 0; v < n; v++) {
            neededByFrom[v + 1] += neededByFrom[v];
        }
        this.needs = new int[needsFrom[n]];
        this.neededBy = new int[needsFrom[n]];
        int[] filled = neededByFrom.clone();
        for (int v = 0; v < n; v++) {
            System.arraycopy(needed[v], 0, needs, needsFrom[v], needed[v].length);
            for (int d : needed[v]) {
                neededBy[filled[d]++] = v;
            }
        }
    }

    /**
     * A picture of the given tasks.
     *
     * @param needed for each task the positions of those it depends on; repeated ones and itself do not count
     * @param priorities 0 (highest) to 4; taken over, not copied
     * @param minutes expected durations, ≥ 0; taken over, not copied
     */
    public static GraphSnapshot of(List<TaskId> tasks, int[][] needed, int[] priorities, double[] minutes) {
        int[][] clean = needed.clone();
        for (int v = 0; v < clean.length; v++) {
            clean[v] = distinct(clean[v], v);
        }
        return new GraphSnapshot(tasks, clean, priorities, minutes);
    }

    private static int[] distinct(int[] needed, int self) {
        boolean clean = true;
        for (int i = 0; i < needed.length; i++) {
            clean &= needed[i] != self && (i == 0 || needed[i - 1] < needed[i]);
        }
        return clean
                ? needed
                : Arrays.stream(needed)
                        .filter(d -> d != self)
                        .sorted()
                        .distinct()
                        .toArray();
    }

    public int size() {
        return tasks.size();
    }

    public int edges() {
        return needs.length;
    }

    public TaskId task(int v) {
        return tasks.get(v);
    }

    public int priority(int v) {
        return priorities[v];
    }

    public double minutes(int v) {
        return minutes[v];
    }

    public int[] needsFrom() {
        return needsFrom;
    }

    public int[] needs() {
        return needs;
    }

    public int[] neededByFrom() {
        return neededByFrom;
    }

    public int[] neededBy() {
        return neededBy;
    }

    /** Each vertex behind all it needs. */
    public Order needsFirst() {
        return Order.of(needsFrom, neededByFrom, neededBy);
    }

    /** Each vertex behind all that need it. */
    public Order dependentsFirst() {
        return Order.of(neededByFrom, needsFrom, needs);
    }

    /** The vertices so that each stands behind all it needs; those in or behind a cycle are left out. */
    public int[] inOrder() {
        return needsFirst().withoutCycles();
    }
}
