package dev.ringmaster.analysis.live;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * A changing graph of tasks by number, in flat arrays. A vertex may be named before it is known; only open ones count, and only edges
 * between open vertices of the same group. After {@link #settle} every metric of {@link #metrics} is that of the graph as it is.
 * Not safe for use by several threads.
 */
public final class LiveGraph {

    private static final byte CLOSED = -1;

    private final IntRows needs = new IntRows();
    private final IntRows neededBy = new IntRows();
    private int size;
    private byte[] priorities = new byte[16];
    private int[] groups = new int[16];
    private double[] minutes = new double[16];
    private final LiveMetrics metrics = new LiveMetrics(this);

    /** How many vertices there are, open or not; they are numbered from 0. */
    public int size() {
        return size;
    }

    /** A new vertex that is not open and needs nothing. */
    public int add() {
        int v = size++;
        needs.growTo(size);
        neededBy.growTo(size);
        if (size > priorities.length) {
            int capacity = size + (size >> 2);
            priorities = Arrays.copyOf(priorities, capacity);
            groups = Arrays.copyOf(groups, capacity);
            minutes = Arrays.copyOf(minutes, capacity);
            metrics.growTo(capacity);
        }
        priorities[v] = CLOSED;
        return v;
    }

    public LiveMetrics metrics() {
        return metrics;
    }

    /** What a vertex needs, open or not; only read it. */
    public IntRows needs() {
        return needs;
    }

    /** Which vertices need a vertex, open or not; only read it. */
    public IntRows neededBy() {
        return neededBy;
    }

    public boolean isOpen(int v) {
        return priorities[v] != CLOSED;
    }

    /**
     * Opens a vertex, or changes what is known of an open one.
     *
     * @param group such as its project
     * @param priority 0 (highest) to 4
     * @param expectedMinutes ≥ 0
     */
    public void open(int v, int group, int priority, double expectedMinutes) {
        if (isOpen(v) && groups[v] == group) {
            priorities[v] = (byte) priority;
            minutes[v] = expectedMinutes;
            metrics.touch(v);
            return;
        }
        close(v);
        metrics.before(v);
        priorities[v] = (byte) priority;
        groups[v] = group;
        minutes[v] = expectedMinutes;
        metrics.opened(v);
        metrics.after(v);
    }

    /** Takes a vertex out of all metrics; its edges stay. */
    public void close(int v) {
        if (isOpen(v)) {
            metrics.before(v);
            priorities[v] = CLOSED;
            metrics.closed(v);
            metrics.after(v);
        }
    }

    /** Adds an edge; it must not be there yet, and lead to another vertex. */
    public void link(int from, int to) {
        metrics.withdraw(from);
        needs.add(from, to);
        neededBy.add(to, from);
        metrics.grant(from);
        metrics.loosen(from);
    }

    /** Takes an edge out. */
    public void unlink(int from, int to) {
        metrics.withdraw(from);
        needs.remove(from, to);
        neededBy.remove(to, from);
        metrics.grant(from);
        metrics.loosen(from);
    }

    /** Brings all metrics into step; returns the open vertices whose worth, time behind or rank has changed, each once. */
    public int[] settle() {
        return metrics.settle();
    }

    /** Whether an edge between the two counts, if there is one. */
    boolean counts(int from, int to) {
        return isOpen(from) && isOpen(to) && groups[from] == groups[to];
    }

    int priority(int v) {
        return priorities[v];
    }

    double minutes(int v) {
        return minutes[v];
    }

    /** The greatest rank and the greatest time behind of a group's open vertices; 0 without any. */
    public Greatest greatest(int group) {
        double rank = 0;
        double behind = 0;
        for (int v = 0; v < size; v++) {
            if (isOpen(v) && groups[v] == group) {
                rank = Math.max(rank, metrics.pageRank(v));
                behind = Math.max(behind, metrics.behind(v));
            }
        }
        return new Greatest(rank, behind);
    }

    /** What a group's ranks and times are divided by. */
    public record Greatest(double pageRank, double behind) {}

    /** The open vertices of a group with the edges that count, as they are; costs one pass over the arrays. */
    public GraphSnapshot snapshot(int group, IntFunction<TaskId> ids) {
        return snapshot(v -> groups[v] == group, ids);
    }

    /** All open vertices with the edges that count. */
    public GraphSnapshot snapshot(IntFunction<TaskId> ids) {
        return snapshot(_ -> true, ids);
    }

    private GraphSnapshot snapshot(IntPredicate chosen, IntFunction<TaskId> ids) {
        int[] position = new int[size];
        int[] vertices = new int[size];
        int n = 0;
        for (int v = 0; v < size; v++) {
            if (isOpen(v) && chosen.test(v)) {
                position[v] = n;
                vertices[n++] = v;
            }
        }
        List<TaskId> tasks = new ArrayList<>(n);
        int[][] inside = new int[n][];
        int[] levels = new int[n];
        double[] durations = new double[n];
        for (int p = 0; p < n; p++) {
            int v = vertices[p];
            tasks.add(ids.apply(v));
            levels[p] = priorities[v];
            durations[p] = minutes[v];
            inside[p] = inside(v, position);
        }
        return GraphSnapshot.of(tasks, inside, levels, durations);
    }

    private int[] inside(int v, int[] position) {
        int[] row = needs.copy(v);
        int filled = 0;
        for (int d : row) {
            if (counts(v, d)) {
                row[filled++] = position[d];
            }
        }
        return filled == row.length ? row : Arrays.copyOf(row, filled);
    }
}
