package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;

/** What tasks need, with the tasks numbered in topological order: what is searched together lies together. */
final class Renumbered {

    private final int[] vertices;
    private final int[] from;
    private final int[] to;

    private Renumbered(int[] vertices, int[] from, int[] to) {
        this.vertices = vertices;
        this.from = from;
        this.to = to;
    }

    static Renumbered of(GraphSnapshot graph) {
        int n = graph.size();
        int[] vertices = graph.dependentsFirst().vertices();
        int[] position = new int[n];
        for (int p = 0; p < n; p++) {
            position[vertices[p]] = p;
        }
        int[] from = new int[n + 1];
        int[] to = new int[graph.edges()];
        int filled = 0;
        for (int p = 0; p < n; p++) {
            int v = vertices[p];
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                to[filled++] = position[graph.needs()[e]];
            }
            from[p + 1] = filled;
        }
        return new Renumbered(vertices, from, to);
    }

    /** The vertex of the graph at each position. */
    int[] vertices() {
        return vertices;
    }

    int[] from() {
        return from;
    }

    int[] to() {
        return to;
    }
}
