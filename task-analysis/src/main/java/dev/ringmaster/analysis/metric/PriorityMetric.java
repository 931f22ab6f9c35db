package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Optional;

/**
 * A person's priority, 4 for P0 down to 0 for P4, and what a task inherits from those that wait for it, however far down: {@code own +
 * inheritance * (greatest - own)}.
 */
public final class PriorityMetric implements Metric {

    public static final int LEVELS = 4;

    private final double inheritance;

    /** What a P0 waits for is worth a P0. */
    public PriorityMetric() {
        this(1);
    }

    /** @param inheritance 0 for none to 1 for all of the greatest priority that waits for a task */
    public PriorityMetric(double inheritance) {
        if (!(inheritance >= 0 && inheritance <= 1)) {
            throw new IllegalArgumentException("inheritance is from 0 to 1, not " + inheritance);
        }
        this.inheritance = inheritance;
    }

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
        for (int v = 0; v < worth.length; v++) {
            int own = LEVELS - graph.priority(v);
            worth[v] = own + inheritance * (worth[v] - own);
        }
        return Optional.of(worth);
    }
}
