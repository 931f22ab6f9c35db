package dev.ringmaster.analysis.structure;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Arrays;

/**
 * The parallel tracks of a graph: its weakly connected components, found by union and find (Tarjan, "Efficiency of a good but not
 * linear set union algorithm", 1975; here with path halving). No task of one track waits for one of another. Tracks are numbered by
 * their first task.
 */
public final class Tracks {

    private final int[] tracks;
    private final int[] sizes;

    private Tracks(int[] tracks, int[] sizes) {
        this.tracks = tracks;
        this.sizes = sizes;
    }

    public static Tracks of(GraphSnapshot graph) {
        int n = graph.size();
        int[] parent = new int[n];
        Arrays.setAll(parent, v -> v);
        for (int v = 0; v < n; v++) {
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                int a = root(parent, v);
                int b = root(parent, graph.needs()[e]);
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        int[] tracks = new int[n];
        int[] sizes = new int[n];
        int count = 0;
        for (int v = 0; v < n; v++) {
            int root = root(parent, v);
            tracks[v] = root == v ? count++ : tracks[root];
            sizes[tracks[v]]++;
        }
        return new Tracks(tracks, Arrays.copyOf(sizes, count));
    }

    private static int root(int[] parent, int v) {
        int w = v;
        while (parent[w] != w) {
            parent[w] = parent[parent[w]];
            w = parent[w];
        }
        return w;
    }

    /** The track of a vertex, from 0. */
    public int of(int v) {
        return tracks[v];
    }

    public int count() {
        return sizes.length;
    }

    /** How many tasks a track has. */
    public int size(int track) {
        return sizes[track];
    }
}
