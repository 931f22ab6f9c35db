package dev.ringmaster.analysis.graph;

import java.util.Arrays;

/** All vertices of a graph, one behind the other (Kahn, "Topological sorting of large networks", 1962). */
public final class Order {

    private final int[] vertices;
    private final int settled;

    private Order(int[] vertices, int settled) {
        this.vertices = vertices;
        this.settled = settled;
    }

    /** Each vertex once. The array is shared, not copied: only read it. */
    public int[] vertices() {
        return vertices;
    }

    /**
     * So many of the first stand behind all they had to wait for; the others are in a cycle or wait for one, and stand in the order of
     * the snapshot.
     */
    public int settled() {
        return settled;
    }

    /** The settled part, as a copy. */
    public int[] withoutCycles() {
        return Arrays.copyOf(vertices, settled);
    }

    /** @param outFrom how many vertices each one waits for, as the bounds of rows; {@code inFrom} and {@code in} name those waiting for it */
    static Order of(int[] outFrom, int[] inFrom, int[] in) {
        int n = outFrom.length - 1;
        int[] waiting = new int[n];
        int[] order = new int[n];
        int filled = 0;
        for (int v = 0; v < n; v++) {
            waiting[v] = outFrom[v + 1] - outFrom[v];
            if (waiting[v] == 0) {
                order[filled++] = v;
            }
        }
        for (int head = 0; head < filled; head++) {
            int v = order[head];
            for (int e = inFrom[v]; e < inFrom[v + 1]; e++) {
                if (--waiting[in[e]] == 0) {
                    order[filled++] = in[e];
                }
            }
        }
        int settled = filled;
        for (int v = 0; filled < n && v < n; v++) {
            if (waiting[v] > 0) {
                order[filled++] = v;
            }
        }
        return new Order(order, settled);
    }
}
