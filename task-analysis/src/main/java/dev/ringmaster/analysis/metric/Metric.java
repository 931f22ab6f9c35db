package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import java.util.Optional;

/** Gives each vertex of a graph a number ≥ 0. */
public interface Metric {

    /** The numbers by vertex, or empty when it was not done by the time limit. */
    Optional<double[]> values(GraphSnapshot graph, TimeLimit limit);
}
