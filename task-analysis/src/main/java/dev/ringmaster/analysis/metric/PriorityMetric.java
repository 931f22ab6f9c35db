package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Optional;

/** A person's priority, 4 for P0 down to 0 for P4; what a P0 waits for, however far down, is worth a P0. */
public final class PriorityMetric implements Metric {

    public static final int LEVELS = 4;

    @Override
    public Optional<double[]> values(GraphSnapshot graph, TimeLimit limit) {
        double[] worth = new double[graph.size()];
        for (int v = 0; v < worth.length; v++) {
            worth[v] = LEVELS - graph.priority(v);
        }
        int[] order = graph.inOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            int v = order[i];
            for (int e = graph.neededByFrom()[v]; e < graph.neededByFrom()[v + 1]; e++) {
                worth[v] = Math.max(worth[v], worth[graph.neededBy()[e]]);
            }
        }
        return Optional.of(worth);
    }
}
