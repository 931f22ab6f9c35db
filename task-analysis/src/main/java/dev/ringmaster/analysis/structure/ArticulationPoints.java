package dev.ringmaster.analysis.structure;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Arrays;

/**
 * The tasks that everything must pass: without such a task its part of the graph, taken without directions, falls into several
 * (Hopcroft and Tarjan, "Efficient algorithms for graph manipulation", 1973). A vertex is one if some child {@code c} of it in the
 * search tree has {@code low(c) ≥ depth(v)}, or, for a root, if it has two children.
 */
public final class ArticulationPoints {

    private final GraphSnapshot graph;
    private final int[] depth;
    private final int[] low;
    private final int[] next;
    private final int[] path;
    private final boolean[] found;

    private ArticulationPoints(GraphSnapshot graph) {
        int n = graph.size();
        this.graph = graph;
        this.depth = new int[n];
        this.low = new int[n];
        this.next = new int[n];
        this.path = new int[n];
        this.found = new boolean[n];
        Arrays.fill(depth, -1);
    }

    /** The vertices that are articulation points, ascending. */
    public static int[] of(GraphSnapshot graph) {
        var search = new ArticulationPoints(graph);
        for (int v = 0; v < graph.size(); v++) {
            if (search.depth[v] < 0) {
                search.from(v);
            }
        }
        int[] points = new int[graph.size()];
        int count = 0;
        for (int v = 0; v < points.length; v++) {
            if (search.found[v]) {
                points[count++] = v;
            }
        }
        return Arrays.copyOf(points, count);
    }

    private void from(int root) {
        int height = 0;
        int children = 0;
        depth[root] = 0;
        path[height++] = root;
        while (height > 0) {
            int v = path[height - 1];
            if (next[v] < degree(v)) {
                int w = neighbour(v, next[v]++);
                if (depth[w] < 0) {
                    children += v == root ? 1 : 0;
                    depth[w] = height;
                    low[w] = height;
                    path[height++] = w;
                } else if (depth[w] != depth[v] - 1) {
                    low[v] = Math.min(low[v], depth[w]);
                }
            } else if (--height > 0) {
                int parent = path[height - 1];
                low[parent] = Math.min(low[parent], low[v]);
                found[parent] |= parent != root && low[v] >= depth[parent];
            }
        }
        found[root] = children > 1;
    }

    private int degree(int v) {
        return graph.needsFrom()[v + 1] - graph.needsFrom()[v] + graph.neededByFrom()[v + 1] - graph.neededByFrom()[v];
    }

    private int neighbour(int v, int i) {
        int needs = graph.needsFrom()[v + 1] - graph.needsFrom()[v];
        return i < needs
                ? graph.needs()[graph.needsFrom()[v] + i]
                : graph.neededBy()[graph.neededByFrom()[v] + i - needs];
    }
}
