package dev.ringmaster.analysis.structure;

import dev.ringmaster.analysis.graph.Condensation;
import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Halves;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How many tasks wait for each task, and for how many it waits, directly or through others; exact. Sixty-four searches go through the
 * graph at once, one in each bit of a word (Then et al., "The more the merrier: efficient multi-source graph traversal", 2014), over
 * the components in topological order, so that one pass ends them; a task's count is the number of bits that came by.
 */
public final class Reach {

    private static final int CHECKED_EVERY = 16;

    /** From so many tasks on a second thread is worth its start. */
    private static final int TOGETHER = 2_000;

    private final int[] dependents;
    private final int[] dependencies;

    private Reach(int[] dependents, int[] dependencies) {
        this.dependents = dependents;
        this.dependencies = dependencies;
    }

    /**
     * The counts, or empty if told to give up. Large graphs take two threads, which gives the same counts.
     *
     * @param givenUp asked now and then, by both
     */
    public static Optional<Reach> of(GraphSnapshot graph, BooleanSupplier givenUp) {
        Condensation parts = Condensation.of(graph);
        int[] dependencies = new int[graph.size()];
        int[] dependents = new int[graph.size()];
        BooleanSupplier up =
                () -> new Sweep(parts, false, graph.neededByFrom(), graph.neededBy()).count(dependencies, givenUp);
        BooleanSupplier down =
                () -> new Sweep(parts, true, graph.needsFrom(), graph.needs()).count(dependents, givenUp);
        boolean done = graph.size() > TOGETHER ? Halves.run(up, down) : up.getAsBoolean() && down.getAsBoolean();
        return done ? Optional.of(new Reach(dependents, dependencies)) : Optional.empty();
    }

    /** How many tasks need this one: as many are held up by it. */
    public int dependents(int v) {
        return dependents[v];
    }

    /** How many tasks this one needs. */
    public int dependencies(int v) {
        return dependencies[v];
    }

    /** The number of ordered pairs of different tasks of which the first needs the second. */
    public long pairs() {
        long sum = 0;
        for (int count : dependencies) {
            sum += count;
        }
        return sum;
    }

    /** Carries marks along edges between components, numbered anew so that every edge leads upwards. */
    private static final class Sweep {

        private final int[] position;
        private final int[] members;
        private final int[] membersFrom;
        private final int[] edgesFrom;
        private final int[] edges;

        /** @param descending whether the edges lead to components of smaller numbers */
        Sweep(Condensation parts, boolean descending, int[] from, int[] to) {
            int n = parts.size();
            position = parts.componentOf().clone();
            members = new int[position.length];
            membersFrom = new int[n + 1];
            edgesFrom = new int[n + 1];
            edges = new int[to.length];
            for (int v = 0; v < position.length; v++) {
                position[v] = descending ? n - 1 - position[v] : position[v];
            }
            int placed = 0;
            int filled = 0;
            for (int p = 0; p < n; p++) {
                int component = descending ? n - 1 - p : p;
                for (int i = parts.membersFrom()[component]; i < parts.membersFrom()[component + 1]; i++) {
                    int v = parts.members()[i];
                    members[placed++] = v;
                    for (int e = from[v]; e < from[v + 1]; e++) {
                        if (position[to[e]] != p) {
                            edges[filled++] = position[to[e]];
                        }
                    }
                }
                membersFrom[p + 1] = placed;
                edgesFrom[p + 1] = filled;
            }
        }

        boolean count(int[] counts, BooleanSupplier givenUp) {
            int parts = edgesFrom.length - 1;
            long[] marks = new long[parts];
            int[] came = new int[parts];
            for (int block = 0; block < members.length; block += Long.SIZE) {
                if (block / Long.SIZE % CHECKED_EVERY == 0 && givenUp.getAsBoolean()) {
                    return false;
                }
                int end = Math.min(block + Long.SIZE, members.length);
                for (int i = block; i < end; i++) {
                    marks[position[members[i]]] |= 1L << (i - block);
                }
                for (int p = position[members[block]]; p < parts; p++) {
                    long mark = marks[p];
                    if (mark != 0) {
                        marks[p] = 0;
                        came[p] += Long.bitCount(mark);
                        for (int e = edgesFrom[p]; e < edgesFrom[p + 1]; e++) {
                            marks[edges[e]] |= mark;
                        }
                    }
                }
            }
            for (int v = 0; v < counts.length; v++) {
                counts[v] = came[position[v]] - 1;
            }
            return true;
        }
    }
}
