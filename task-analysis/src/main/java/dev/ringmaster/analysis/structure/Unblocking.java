package dev.ringmaster.analysis.structure;

import dev.ringmaster.analysis.graph.GraphSnapshot;

/**
 * How many tasks would become ready at once if a task were done: those that depend on it and on no other open task. How many wait for
 * it through others says {@link Reach#dependents}.
 */
public final class Unblocking {

    private final int[] ready;

    private Unblocking(int[] ready) {
        this.ready = ready;
    }

    public static Unblocking of(GraphSnapshot graph) {
        int[] ready = new int[graph.size()];
        for (int v = 0; v < ready.length; v++) {
            if (graph.needsFrom()[v + 1] - graph.needsFrom()[v] == 1) {
                ready[graph.needs()[graph.needsFrom()[v]]]++;
            }
        }
        return new Unblocking(ready);
    }

    /** How many tasks the end of this one would make ready. */
    public int readyAfter(int v) {
        return ready[v];
    }
}
