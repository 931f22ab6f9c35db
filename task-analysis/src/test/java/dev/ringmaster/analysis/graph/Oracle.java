package dev.ringmaster.analysis.graph;

import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** Shows a snapshot as a JGraphT graph: vertices are its positions, edges go from a task to those it depends on. */
public final class Oracle {

    private Oracle() {}

    public static Graph<Integer, DefaultEdge> of(GraphSnapshot graph) {
        Graph<Integer, DefaultEdge> view = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int v = 0; v < graph.size(); v++) {
            view.addVertex(v);
        }
        for (int v = 0; v < graph.size(); v++) {
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                view.addEdge(v, graph.needs()[e]);
            }
        }
        return view;
    }
}
