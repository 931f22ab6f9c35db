package dev.ringmaster.analysis.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.analysis.graph.Condensation;
import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.graph.Oracle;
import dev.ringmaster.analysis.graph.Shapes.Drawn;
import dev.ringmaster.model.id.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.BreadthFirstIterator;

class StructurePropertyTest {

    /** Seen to fail with the level of a task taken from its last dependency instead of its highest. */
    @Property(tries = 300)
    void levelIsTheLongestChainBelow(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Assume.that(drawn.isAcyclic());

        Levels levels = Levels.of(graph);

        for (int v = 0; v < graph.size(); v++) {
            assertThat(levels.of(v)).isEqualTo(longestBelow(graph, v, new Integer[graph.size()]));
        }
        assertThat(IntStream.range(0, levels.count()).map(levels::width).sum()).isEqualTo(graph.size());
    }

    /** Seen to fail with 0 instead of none for a task behind a cycle. */
    @Property(tries = 300)
    void whatIsInOrBehindACycleHasNoLevel(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Condensation parts = Condensation.of(graph);

        Levels levels = Levels.of(graph);

        Graph<Integer, DefaultEdge> view = Oracle.of(graph);
        for (int v = 0; v < graph.size(); v++) {
            boolean waitsForACycle = parts.sizeOf(parts.componentOf()[v]) > 1
                    || reachable(view, v).stream().anyMatch(w -> parts.sizeOf(parts.componentOf()[w]) > 1);
            assertThat(levels.of(v) == Levels.NONE).isEqualTo(waitsForACycle);
        }
    }

    /** Seen to fail with the union of the vertices themselves instead of their roots. */
    @Property(tries = 300)
    void tracksAreJGraphTsComponents(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();

        Tracks tracks = Tracks.of(graph);

        var oracle = new ConnectivityInspector<>(Oracle.of(graph));
        assertThat(tracks.count()).isEqualTo(oracle.connectedSets().size());
        for (int v = 0; v < graph.size(); v++) {
            Set<Integer> together = oracle.connectedSetOf(v);
            assertThat(tracks.size(tracks.of(v))).isEqualTo(together.size());
            assertThat(tracks.of(v)).isEqualTo(tracks.of(together.iterator().next()));
        }
    }

    /** Seen to fail with {@code >} instead of {@code ≥} between the low point of a child and the depth. */
    @Property(tries = 300)
    void articulationPointsAreJGraphTs(@ForAll Drawn drawn) {
        int[] ours = ArticulationPoints.of(drawn.graph());

        var oracle = new BiconnectivityInspector<>(new AsUndirectedGraph<>(Oracle.of(drawn.graph())));
        assertThat(ours)
                .containsExactly(oracle.getCutpoints().stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray());
    }

    /** Seen to fail with the last task of each sixty-four left without a mark. */
    @Property(tries = 300)
    void reachCountsWhatASearchFinds(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();

        Reach reach = Reach.of(graph, () -> false).orElseThrow();

        Graph<Integer, DefaultEdge> view = Oracle.of(graph);
        int[] dependents = new int[graph.size()];
        for (int v = 0; v < graph.size(); v++) {
            Set<Integer> needed = reachable(view, v);
            assertThat(reach.dependencies(v)).isEqualTo(needed.size());
            needed.forEach(w -> dependents[w]++);
        }
        IntStream.range(0, graph.size())
                .forEach(v -> assertThat(reach.dependents(v)).isEqualTo(dependents[v]));
    }

    /** Seen to fail with dependents counted that wait for another task, too. */
    @Property(tries = 300)
    void doneTaskMakesAsManyReadyAsWereSaid(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();

        Unblocking unblocking = Unblocking.of(graph);

        for (int v = 0; v < graph.size(); v++) {
            int done = v;
            long ready = IntStream.range(0, graph.size())
                    .filter(w -> graph.needsFrom()[w] < graph.needsFrom()[w + 1])
                    .filter(w -> IntStream.range(graph.needsFrom()[w], graph.needsFrom()[w + 1])
                            .allMatch(e -> graph.needs()[e] == done))
                    .count();
            assertThat(unblocking.readyAfter(v)).isEqualTo((int) ready);
        }
    }

    /** Seen to fail with each task's cycle named, also where a named one leads through it. */
    @Property(tries = 300)
    void cyclesAreRealNamedOnceAndNoneIsMissed(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();
        Condensation parts = Condensation.of(graph);

        List<List<TaskId>> cycles = Cycles.of(graph);

        List<TaskId> ids =
                IntStream.range(0, graph.size()).mapToObj(graph::task).toList();
        Graph<Integer, DefaultEdge> view = Oracle.of(graph);
        Set<TaskId> covered = new HashSet<>();
        for (List<TaskId> cycle : cycles) {
            for (int i = 0; i < cycle.size(); i++) {
                TaskId next = cycle.get((i + 1) % cycle.size());
                assertThat(view.containsEdge(ids.indexOf(cycle.get(i)), ids.indexOf(next)))
                        .isTrue();
            }
            assertThat(cycle.getFirst())
                    .isEqualTo(cycle.stream().min(TaskId::compareTo).orElseThrow());
            covered.addAll(cycle);
        }
        List<TaskId> inCycles = new ArrayList<>();
        for (int v = 0; v < graph.size(); v++) {
            if (parts.sizeOf(parts.componentOf()[v]) > 1) {
                inCycles.add(graph.task(v));
            }
        }
        assertThat(covered).containsExactlyInAnyOrderElementsOf(inCycles);
        assertThat(new HashSet<>(cycles)).hasSameSizeAs(cycles);
    }

    private static int longestBelow(GraphSnapshot graph, int v, Integer[] known) {
        Integer level = known[v];
        if (level == null) {
            level = 0;
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                level = Math.max(level, 1 + longestBelow(graph, graph.needs()[e], known));
            }
            known[v] = level;
        }
        return level;
    }

    private static Set<Integer> reachable(Graph<Integer, DefaultEdge> view, int v) {
        Set<Integer> reached = new HashSet<>();
        new BreadthFirstIterator<>(view, v).forEachRemaining(reached::add);
        // A task in a cycle needs itself, too; nobody counts it.
        reached.remove(v);
        return reached;
    }
}
