package dev.ringmaster.analysis.graph;

import java.util.Arrays;

/**
 * The strongly connected components of a graph (Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion.
 * They are numbered so that a component needs only those with smaller numbers; without cycles each vertex is one of its own.
 */
public final class Condensation {

    private static final int UNSEEN = -1;

    private final int[] componentOf;
    private final int[] membersFrom;
    private final int[] members;

    private Condensation(int[] componentOf, int[] membersFrom, int[] members) {
        this.componentOf = componentOf;
        this.membersFrom = membersFrom;
        this.members = members;
    }

    public static Condensation of(GraphSnapshot graph) {
        int n = graph.size();
        var search = new Search(graph);
        for (int v = 0; v < n; v++) {
            if (search.index[v] == UNSEEN) {
                search.from(v);
            }
        }
        return new Condensation(
                search.componentOf, Arrays.copyOf(search.membersFrom, search.components + 1), search.members);
    }

    public int size() {
        return membersFrom.length - 1;
    }

    /** The component of each vertex; shared, only read it. */
    public int[] componentOf() {
        return componentOf;
    }

    /** Bounds into {@link #members}: component {@code c} has those from {@code c} to before {@code c + 1}; shared. */
    public int[] membersFrom() {
        return membersFrom;
    }

    /** The vertices by component; shared, only read it. */
    public int[] members() {
        return members;
    }

    /** How many vertices a component has; more than one is a cycle. */
    public int sizeOf(int component) {
        return membersFrom[component + 1] - membersFrom[component];
    }

    private static final class Search {

        private final int[] needsFrom;
        private final int[] needs;
        private final int[] index;
        private final int[] lowest;
        private final int[] next;
        private final int[] path;
        private final int[] open;
        private final int[] componentOf;
        private final int[] membersFrom;
        private final int[] members;
        private int opened;
        private int seen;
        private int components;
        private int placed;

        Search(GraphSnapshot graph) {
            int n = graph.size();
            needsFrom = graph.needsFrom();
            needs = graph.needs();
            index = new int[n];
            lowest = new int[n];
            next = new int[n];
            path = new int[n];
            open = new int[n];
            componentOf = new int[n];
            membersFrom = new int[n + 1];
            members = new int[n];
            Arrays.fill(index, UNSEEN);
            Arrays.fill(componentOf, UNSEEN);
        }

        void from(int start) {
            int depth = 0;
            enter(start);
            path[depth++] = start;
            while (depth > 0) {
                int v = path[depth - 1];
                if (next[v] < needsFrom[v + 1]) {
                    int w = needs[next[v]++];
                    if (index[w] == UNSEEN) {
                        enter(w);
                        path[depth++] = w;
                    } else if (componentOf[w] == UNSEEN) {
                        lowest[v] = Math.min(lowest[v], index[w]);
                    }
                } else {
                    depth--;
                    if (depth > 0) {
                        int parent = path[depth - 1];
                        lowest[parent] = Math.min(lowest[parent], lowest[v]);
                    }
                    if (lowest[v] == index[v]) {
                        close(v);
                    }
                }
            }
        }

        private void enter(int v) {
            index[v] = seen;
            lowest[v] = seen++;
            next[v] = needsFrom[v];
            open[opened++] = v;
        }

        private void close(int root) {
            int w;
            do {
                w = open[--opened];
                componentOf[w] = components;
                members[placed++] = w;
            } while (w != root);
            membersFrom[++components] = placed;
        }
    }
}
