package dev.ringmaster.benchmarks.rank;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.live.LiveGraph;
import dev.ringmaster.model.id.TaskId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The heap that a graph of tasks takes, each without the ids, which the board holds anyway. */
final class GraphMemory {

    private final List<TaskId> ids;
    private final int[][] needed;

    /** So that what is weighed is alive when it is. */
    private volatile @Nullable Object kept;

    GraphMemory(List<TaskId> ids, int[][] needed) {
        this.ids = ids;
        this.needed = needed;
    }

    /** The copy that is ranked. */
    long ofSnapshot() {
        int n = ids.size();
        return bytesPerTask(() -> GraphSnapshot.of(ids, needed, new int[n], new double[n]));
    }

    /** The one that follows each change: edges both ways, and every metric that is kept in step. */
    long ofLive() {
        return bytesPerTask(() -> {
            LiveGraph graph = new LiveGraph();
            for (int v = 0; v < needed.length; v++) {
                graph.add();
                graph.open(v, 0, v % 5, v % 60);
                for (int other : needed[v]) {
                    graph.link(v, other);
                }
            }
            graph.settle();
            return graph;
        });
    }

    /** Bytes for each task of what is built. */
    long bytesPerTask(Supplier<Object> build) {
        kept = null;
        long before = used();
        kept = build.get();
        long after = used();
        return kept == null ? 0 : (after - before) / ids.size();
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
