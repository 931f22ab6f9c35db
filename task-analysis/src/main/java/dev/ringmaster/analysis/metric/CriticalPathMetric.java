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
        return Optional.of(CriticalPaths.of(graph).allBehind());
    }
}
