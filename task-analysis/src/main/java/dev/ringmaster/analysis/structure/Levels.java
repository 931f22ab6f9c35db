package dev.ringmaster.analysis.structure;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Order;
import java.util.Arrays;

/**
 * The topological level of each task, {@code level(v) = 1 + max level(d)} over what it depends on, and 0 for what depends on nothing:
 * the earliest wave of work it can be in. Tasks in or behind a cycle have none.
 */
public final class Levels {

    /** The level of a task in or behind a cycle. */
    public static final int NONE = -1;

    private final int[] levels;
    private final int[] widths;

    private Levels(int[] levels, int[] widths) {
        this.levels = levels;
        this.widths = widths;
    }

    public static Levels of(GraphSnapshot graph) {
        Order order = graph.needsFirst();
        int[] levels = new int[graph.size()];
        Arrays.fill(levels, NONE);
        int[] widths = new int[graph.size()];
        int count = 0;
        for (int i = 0; i < order.settled(); i++) {
            int v = order.vertices()[i];
            int level = 0;
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                level = Math.max(level, levels[graph.needs()[e]] + 1);
            }
            levels[v] = level;
            widths[level]++;
            count = Math.max(count, level + 1);
        }
        return new Levels(levels, Arrays.copyOf(widths, count));
    }

    /** The level of a vertex, from 0, or {@link #NONE}. */
    public int of(int v) {
        return levels[v];
    }

    /** How many levels there are: as many tasks are on the longest chain. */
    public int count() {
        return widths.length;
    }

    /** How many tasks are on a level: so many could run at once in that wave. */
    public int width(int level) {
        return widths[level];
    }
}
