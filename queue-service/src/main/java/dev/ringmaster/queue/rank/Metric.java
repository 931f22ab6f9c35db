package dev.ringmaster.queue.rank;

import dev.ringmaster.queue.graph.GraphSnapshot;
import java.util.Optional;

/** Gives each vertex of a graph a number ≥ 0. */
interface Metric {

    /** The numbers by vertex, or empty when it was not done by the time limit. */
    Optional<double[]> values(GraphSnapshot graph, TimeLimit limit);
}
