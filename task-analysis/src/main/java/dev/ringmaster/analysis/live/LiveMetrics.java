package dev.ringmaster.analysis.live;

import dev.ringmaster.analysis.metric.PageRankMetric;
import dev.ringmaster.analysis.metric.PriorityMetric;
import java.util.Arrays;

/**
 * What decides which task is worth most, kept in step with a {@link LiveGraph}.
 *
 * <ul>
 *   <li>Level, {@code 1 + max level(d)} over what it needs: worked out anew for what was touched, in the order of the old levels, and from
 *       there on as long as something changes.
 *   <li>Worth (inherited priority) and time behind (the longest chain): likewise, from the last level to the first, so that each vertex
 *       is looked at once, when all that need it are right.
 *   <li>PageRank: the old solution is kept with its residual, which is pushed on where it is greater than a tolerance (Ohsaka, Maehara and
 *       Kawarabayashi, "Efficient PageRank tracking in evolving networks", 2015), on the same way from the last level to the first.
 * </ul>
 *
 * With cycles, or when much has changed at once, levels are worked out for the whole graph. What is in or behind a cycle has no level and
 * counts for itself alone, except in PageRank.
 */
public final class LiveMetrics {

    /** The level of what is in or behind a cycle. */
    public static final int NONE = -1;

    /** Of a rank, which is at least 1. */
    private static final double TOLERANCE = 1e-9;

    /** A rank that has moved by less is not told: it changes no score that anybody could see. */
    private static final double TOLD = 1e-7;

    /** From so many touched vertices on one pass over all is cheaper than following each. */
    private static final int MANY = 1_000;

    private final LiveGraph graph;
    private int[] levels = new int[16];
    private int[] open = new int[16];
    private byte[] worth = new byte[16];
    private double[] behind = new double[16];
    private double[] rank = new double[16];
    private double[] residual = new double[16];

    private final WorkHeap loose = new WorkHeap();
    private final WorkHeap upwards = new WorkHeap();
    private final VertexQueue cyclic = new VertexQueue();
    private final VertexQueue touched = new VertexQueue();
    private final VertexQueue changed = new VertexQueue();
    private boolean isCyclic;

    LiveMetrics(LiveGraph graph) {
        this.graph = graph;
    }

    void growTo(int capacity) {
        levels = Arrays.copyOf(levels, capacity);
        open = Arrays.copyOf(open, capacity);
        worth = Arrays.copyOf(worth, capacity);
        behind = Arrays.copyOf(behind, capacity);
        rank = Arrays.copyOf(rank, capacity);
        residual = Arrays.copyOf(residual, capacity);
    }

    /** The topological level of an open vertex, from 0, or {@link #NONE}. */
    public int level(int v) {
        return levels[v];
    }

    /** 4 for P0 down to 0 for P4: its own priority, or that of the most urgent that waits for it. */
    public int worth(int v) {
        return worth[v];
    }

    /** Minutes of the longest chain that starts with it. */
    public double behind(int v) {
        return behind[v];
    }

    /** PageRank before it is divided by the sum of all: at least 1 for an open vertex. */
    public double pageRank(int v) {
        return rank[v];
    }

    /** How many open vertices of its group it needs. */
    public int openNeeds(int v) {
        return open[v];
    }

    /** Whether some open vertices need each other in a circle, as of the last settling. */
    public boolean isCyclic() {
        return isCyclic;
    }

    /** The vertex and all that need it are about to see its edges count or not. */
    void before(int v) {
        withdraw(v);
        IntRows dependents = graph.neededBy();
        for (int i = 0; i < dependents.size(v); i++) {
            withdraw(dependents.get(v, i));
        }
    }

    void after(int v) {
        grant(v);
        IntRows dependents = graph.neededBy();
        for (int i = 0; i < dependents.size(v); i++) {
            int u = dependents.get(v, i);
            grant(u);
            loosen(u);
        }
        loosen(v);
        touch(v);
    }

    void opened(int v) {
        rank[v] = 0;
        residual[v] = 1;
        levels[v] = 0;
        worth[v] = 0;
        behind[v] = 0;
    }

    void closed(int v) {
        rank[v] = 0;
        residual[v] = 0;
        open[v] = 0;
    }

    void touch(int v) {
        if (graph.isOpen(v)) {
            touched.add(v);
        }
    }

    /** Its level may be another. */
    void loosen(int v) {
        if (graph.isOpen(v)) {
            loose.add(levels[v], v);
        }
    }

    /** Takes back what a vertex gives to those it needs. */
    void withdraw(int u) {
        spread(u, -rank[u]);
    }

    /** Counts what it needs anew, and gives them their part. */
    void grant(int u) {
        open[u] = 0;
        IntRows needs = graph.needs();
        for (int i = 0; i < needs.size(u); i++) {
            open[u] += graph.counts(u, needs.get(u, i)) ? 1 : 0;
        }
        spread(u, rank[u]);
    }

    private void spread(int u, double mass) {
        if (open[u] == 0 || mass == 0) {
            return;
        }
        double part = PageRankMetric.DAMPING * mass / open[u];
        IntRows needs = graph.needs();
        for (int i = 0; i < needs.size(u); i++) {
            int d = needs.get(u, i);
            if (graph.counts(u, d)) {
                residual[d] += part;
                touched.add(d);
            }
        }
    }

    int[] settle() {
        settleLevels();
        for (int v = touched.poll(); v >= 0; v = touched.poll()) {
            enqueue(v);
        }
        for (int v = cyclic.poll(); v >= 0; v = cyclic.poll()) {
            look(v);
        }
        while (!upwards.isEmpty()) {
            look(upwards.poll());
        }
        return changed.drain();
    }

    private void settleLevels() {
        boolean all = isCyclic && !loose.isEmpty() || loose.size() > MANY;
        int budget = 4 * MANY + graph.size();
        while (!all && !loose.isEmpty()) {
            int v = loose.poll();
            if (!graph.isOpen(v)) {
                continue;
            }
            int level = levelOf(v);
            if (level != levels[v]) {
                levels[v] = level;
                touch(v);
                IntRows dependents = graph.neededBy();
                for (int i = 0; i < dependents.size(v); i++) {
                    if (graph.counts(dependents.get(v, i), v)) {
                        loosen(dependents.get(v, i));
                    }
                }
            }
            all = --budget < 0;
        }
        if (all) {
            loose.clear();
            isCyclic = new WholeLevels(graph, levels, this::touch).settle();
        }
    }

    private int levelOf(int v) {
        int level = 0;
        IntRows needs = graph.needs();
        for (int i = 0; i < needs.size(v); i++) {
            if (graph.counts(v, needs.get(v, i))) {
                level = Math.max(level, levels[needs.get(v, i)] + 1);
            }
        }
        return level;
    }

    private void enqueue(int v) {
        if (!graph.isOpen(v)) {
            return;
        }
        if (levels[v] == NONE) {
            cyclic.add(v);
        } else {
            upwards.add(-levels[v], v);
        }
    }

    private void look(int v) {
        if (!graph.isOpen(v)) {
            return;
        }
        int own = PriorityMetric.LEVELS - graph.priority(v);
        int inherited = own;
        double longest = 0;
        if (levels[v] != NONE) {
            IntRows dependents = graph.neededBy();
            for (int i = 0; i < dependents.size(v); i++) {
                int u = dependents.get(v, i);
                if (graph.counts(u, v)) {
                    inherited = Math.max(inherited, worth[u]);
                    longest = Math.max(longest, behind[u]);
                }
            }
        }
        double chain = graph.minutes(v) + longest;
        boolean moves = inherited != worth[v] || chain != behind[v];
        worth[v] = (byte) inherited;
        behind[v] = chain;
        double moved = residual[v];
        boolean pushes = Math.abs(moved) > TOLERANCE;
        if (pushes) {
            rank[v] += moved;
            residual[v] = 0;
            spread(v, moved);
        }
        if (moves || Math.abs(moved) > TOLD) {
            changed.add(v);
        }
        if (moves || pushes) {
            IntRows needs = graph.needs();
            for (int i = 0; i < needs.size(v); i++) {
                if (graph.counts(v, needs.get(v, i))) {
                    enqueue(needs.get(v, i));
                }
            }
        }
    }
}
