package dev.ringmaster.analysis.metric;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Order;

/**
 * The critical path method (Kelley and Walker, "Critical-path planning and scheduling", 1959) over expected minutes: how long the
 * longest chain before a task takes, how long the longest that starts with it, and by how much it may be late without delaying the
 * end. A task in or behind a cycle counts for itself alone.
 */
public final class CriticalPaths {

    private static final double ROUNDING = 1e-6;

    private final double[] before;
    private final double[] behind;
    private final double length;

    private CriticalPaths(double[] before, double[] behind, double length) {
        this.before = before;
        this.behind = behind;
        this.length = length;
    }

    public static CriticalPaths of(GraphSnapshot graph) {
        int n = graph.size();
        double[] before = new double[n];
        double[] behind = new double[n];
        for (int v = 0; v < n; v++) {
            behind[v] = graph.minutes(v);
        }
        Order order = graph.needsFirst();
        for (int i = 0; i < order.settled(); i++) {
            int v = order.vertices()[i];
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                int d = graph.needs()[e];
                before[v] = Math.max(before[v], before[d] + graph.minutes(d));
            }
        }
        double length = 0;
        for (int i = order.settled() - 1; i >= 0; i--) {
            int v = order.vertices()[i];
            double longest = 0;
            for (int e = graph.neededByFrom()[v]; e < graph.neededByFrom()[v + 1]; e++) {
                longest = Math.max(longest, behind[graph.neededBy()[e]]);
            }
            behind[v] = graph.minutes(v) + longest;
            length = Math.max(length, behind[v]);
        }
        return new CriticalPaths(before, behind, length);
    }

    /** Minutes of the longest chain that must be done before: its earliest start with workers enough. */
    public double before(int v) {
        return before[v];
    }

    /** Minutes of the longest chain that starts with it, itself among them. */
    public double behind(int v) {
        return behind[v];
    }

    /** Minutes of the longest chain of all. */
    public double length() {
        return length;
    }

    /** Minutes by which it may be late: {@code length − before − behind}; 0 on the critical path. */
    public double slack(int v) {
        return Math.max(0, length - before[v] - behind[v]);
    }

    /** Whether a delay of it delays the end. */
    public boolean isCritical(int v) {
        return slack(v) <= ROUNDING * length;
    }

    double[] allBehind() {
        return behind;
    }
}
