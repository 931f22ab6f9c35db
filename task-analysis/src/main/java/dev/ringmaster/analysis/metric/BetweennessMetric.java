package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * Exact betweenness centrality: how many shortest dependency paths lead through a task (Brandes, "A faster algorithm for betweenness
 * centrality", 2001). Written for flat arrays because JGraphT's takes seconds from some thousand tasks on; a test compares the two.
 */
public final class BetweennessMetric implements Metric {

    private static final int CHECKED_EVERY = 64;

    @Override
    public Optional<double[]> values(GraphSnapshot graph, TimeLimit limit) {
        int n = graph.size();
        double[] betweenness = new double[n];
        int[] distance = new int[n];
        double[] paths = new double[n];
        double[] dependency = new double[n];
        int[] visited = new int[n];
        Arrays.fill(distance, -1);
        for (int source = 0; source < n; source++) {
            if (source % CHECKED_EVERY == 0 && limit.isPassed()) {
                return Optional.empty();
            }
            int reached = breadthFirst(graph, source, distance, paths, visited);
            accumulate(graph, reached, distance, paths, dependency, visited);
            for (int i = 0; i < reached; i++) {
                int v = visited[i];
                betweenness[v] += i == 0 ? 0 : dependency[v];
                distance[v] = -1;
                paths[v] = 0;
                dependency[v] = 0;
            }
        }
        return Optional.of(betweenness);
    }

    private static int breadthFirst(GraphSnapshot graph, int source, int[] distance, double[] paths, int[] visited) {
        int[] from = graph.needsFrom();
        int[] needs = graph.needs();
        int reached = 0;
        visited[reached++] = source;
        distance[source] = 0;
        paths[source] = 1;
        for (int head = 0; head < reached; head++) {
            int v = visited[head];
            for (int e = from[v]; e < from[v + 1]; e++) {
                int w = needs[e];
                if (distance[w] < 0) {
                    distance[w] = distance[v] + 1;
                    visited[reached++] = w;
                }
                if (distance[w] == distance[v] + 1) {
                    paths[w] += paths[v];
                }
            }
        }
        return reached;
    }

    /** Walks back from the farthest: a vertex gets its share of what lies behind each next step (Brandes, theorem 6). */
    private static void accumulate(
            GraphSnapshot graph, int reached, int[] distance, double[] paths, double[] dependency, int[] visited) {
        int[] from = graph.needsFrom();
        int[] needs = graph.needs();
        for (int i = reached - 1; i >= 0; i--) {
            int v = visited[i];
            double sum = 0;
            for (int e = from[v]; e < from[v + 1]; e++) {
                int w = needs[e];
                if (distance[w] == distance[v] + 1) {
                    sum += paths[v] / paths[w] * (1 + dependency[w]);
                }
            }
            dependency[v] = sum;
        }
    }
}
