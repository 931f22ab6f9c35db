package dev.ringmaster.analysis.live;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Works the levels of a whole graph out anew (Kahn, "Topological sorting of large networks", 1962). */
final class WholeLevels {

    private final LiveGraph graph;
    private final int[] levels;
    private final IntConsumer moved;

    WholeLevels(LiveGraph graph, int[] levels, IntConsumer moved) {
        this.graph = graph;
        this.levels = levels;
        this.moved = moved;
    }

    /** Tells every vertex whose level changes, and returns whether some have none. */
    boolean settle() {
        int n = graph.size();
        int[] waiting = new int[n];
        int[] order = new int[n];
        int[] before = Arrays.copyOf(levels, n);
        int filled = 0;
        int open = 0;
        for (int v = 0; v < n; v++) {
            if (graph.isOpen(v)) {
                open++;
                levels[v] = LiveMetrics.NONE;
                waiting[v] = graph.metrics().openNeeds(v);
                if (waiting[v] == 0) {
                    levels[v] = 0;
                    order[filled++] = v;
                }
            }
        }
        IntRows dependents = graph.neededBy();
        for (int head = 0; head < filled; head++) {
            int v = order[head];
            for (int i = 0; i < dependents.size(v); i++) {
                int u = dependents.get(v, i);
                if (graph.counts(u, v)) {
                    levels[u] = Math.max(levels[u], levels[v] + 1);
                    if (--waiting[u] == 0) {
                        order[filled++] = u;
                    }
                }
            }
        }
        for (int v = 0; v < n; v++) {
            if (waiting[v] > 0) {
                levels[v] = LiveMetrics.NONE;
            }
            if (graph.isOpen(v) && levels[v] != before[v]) {
                moved.accept(v);
            }
        }
        return filled < open;
    }
}
