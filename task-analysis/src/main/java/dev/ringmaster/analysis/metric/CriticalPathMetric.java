package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Optional;

/**
 * Minutes of work on the longest chain that starts with the task and goes on through those that depend on it: the task with the most
 * behind it is on the critical path. A task in a cycle counts for itself alone.
 */
public final class CriticalPathMetric implements Metric {

    @Override
    public Optional<double[]> values(GraphSnapshot graph, TimeLimit limit) {
        double[] longest = new double[graph.size()];
        for (int v = 0; v < longest.length; v++) {
            longest[v] = graph.minutes(v);
        }
        int[] order = graph.inOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            int v = order[i];
            double behind = 0;
            for (int e = graph.neededByFrom()[v]; e < graph.neededByFrom()[v + 1]; e++) {
                behind = Math.max(behind, longest[graph.neededBy()[e]]);
            }
            longest[v] = graph.minutes(v) + behind;
        }
        return Optional.of(longest);
    }
}
