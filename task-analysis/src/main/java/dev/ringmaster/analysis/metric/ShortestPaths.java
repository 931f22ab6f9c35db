package dev.ringmaster.analysis.metric;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts the shortest paths from one vertex to those it reaches, breadth first. Counts double with each level in the worst case and
 * would pass what a {@code double} holds after a thousand, so a level that grows too large is divided by {@link #SCALE}: only ratios of
 * neighbouring levels are ever used. One instance serves one thread, for one source after the other.
 */
final class ShortestPaths {

    static final double SCALE = 1e200;

    private static final double LEAST = 1e-300;

    final int[] visited;
    final int[] distance;
    final double[] paths;
    private final int[] from;
    private final int[] to;
    private final BitSet scaled = new BitSet();
    private int reached;

    ShortestPaths(int[] from, int[] to) {
        int n = from.length - 1;
        this.from = from;
        this.to = to;
        this.visited = new int[n];
        this.distance = new int[n];
        this.paths = new double[n];
        Arrays.fill(distance, -1);
    }

    /**
     * Searches from a source; the vertices reached are the first of {@link #visited}, nearest first.
     *
     * @param enough at so many discovered besides the source the search ends once all shortest paths to the last of them are known
     * @return how many were discovered, the source among them
     */
    int search(int source, int enough) {
        clear();
        visited[reached++] = source;
        distance[source] = 0;
        paths[source] = 1;
        int levelEnd = 1;
        double bound = 1;
        for (int head = 0; head < reached; head++) {
            if (head == levelEnd) {
                if (reached > enough && distance[visited[enough]] == distance[visited[head]]) {
                    break;
                }
                bound *= (double) levelEnd;
                levelEnd = reached;
                if (bound > SCALE) {
                    bound = scale(head, levelEnd);
                }
            }
            int v = visited[head];
            int next = distance[v] + 1;
            double count = paths[v];
            for (int e = from[v]; e < from[v + 1]; e++) {
                int w = to[e];
                if (distance[w] < 0) {
                    distance[w] = next;
                    visited[reached++] = w;
                    paths[w] = count;
                } else if (distance[w] == next) {
                    paths[w] += count;
                }
            }
        }
        return reached;
    }

    /** The factor that stands between the counts of this level and those of the one before. */
    double factor(int level) {
        return scaled.get(level) ? 1 / SCALE : 1;
    }

    boolean isScaled() {
        return !scaled.isEmpty();
    }

    private double scale(int begin, int end) {
        double greatest = 0;
        for (int i = begin; i < end; i++) {
            greatest = Math.max(greatest, paths[visited[i]]);
        }
        if (greatest < SCALE / visited.length) {
            return greatest;
        }
        for (int i = begin; i < end; i++) {
            paths[visited[i]] = Math.max(LEAST, paths[visited[i]] / SCALE);
        }
        scaled.set(distance[visited[begin]]);
        return Math.max(1, greatest / SCALE);
    }

    private void clear() {
        for (int i = 0; i < reached; i++) {
            distance[visited[i]] = -1;
        }
        reached = 0;
        scaled.clear();
    }
}
