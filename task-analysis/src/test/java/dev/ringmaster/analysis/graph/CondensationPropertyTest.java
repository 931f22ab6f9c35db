package dev.ringmaster.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.analysis.graph.Shapes.Drawn;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;

class CondensationPropertyTest {

    /** Seen to fail with the look at already closed components left out of Tarjan's search. */
    @Property(tries = 300)
    void componentsAreJGraphTs(@ForAll Drawn drawn) {
        Condensation parts = Condensation.of(drawn.graph());

        Set<Set<Integer>> ours = new HashSet<>();
        for (int c = 0; c < parts.size(); c++) {
            Set<Integer> members = new HashSet<>();
            for (int i = parts.membersFrom()[c]; i < parts.membersFrom()[c + 1]; i++) {
                members.add(parts.members()[i]);
                assertThat(parts.componentOf()[parts.members()[i]]).isEqualTo(c);
            }
            ours.add(members);
        }
        assertThat(ours)
                .isEqualTo(new HashSet<>(
                        new GabowStrongConnectivityInspector<>(Oracle.of(drawn.graph())).stronglyConnectedSets()));
    }

    /** Seen to fail with components numbered from the last to the first. */
    @Property(tries = 200)
    void componentNeedsOnlySmallerNumbers(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();

        int[] component = Condensation.of(graph).componentOf();

        for (int v = 0; v < graph.size(); v++) {
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                assertThat(component[graph.needs()[e]]).isLessThanOrEqualTo(component[v]);
            }
        }
    }

    /** Seen to fail with the counter of what a vertex waits for compared with 1 instead of 0. */
    @Property(tries = 200)
    void orderPutsEachBehindAllItNeeds(@ForAll Drawn drawn) {
        GraphSnapshot graph = drawn.graph();

        Order order = graph.needsFirst();

        Set<Integer> placed = new HashSet<>();
        for (int i = 0; i < graph.size(); i++) {
            int v = order.vertices()[i];
            for (int e = graph.needsFrom()[v]; i < order.settled() && e < graph.needsFrom()[v + 1]; e++) {
                assertThat(placed).contains(graph.needs()[e]);
            }
            assertThat(placed.add(v)).isTrue();
        }
        boolean hasCycle = new org.jgrapht.alg.cycle.CycleDetector<>(Oracle.of(graph)).detectCycles();
        assertThat(order.settled() < graph.size()).isEqualTo(hasCycle);
    }
}
