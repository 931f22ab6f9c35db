package dev.ringmaster.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DependencyCyclesTest {

    @Test
    void edgeThatClosesACycleNamesItInOrder() {
        Map<String, List<String>> edges = Map.of("b", List.of("c"), "c", List.of("a", "d"), "d", List.of());

        assertThat(DependencyCycles.closedBy("a", "b", task -> edges.getOrDefault(task, List.of())))
                .contains(List.of("a", "b", "c"));
    }

    @Test
    void shortestOfSeveralCyclesIsNamed() {
        Map<String, List<String>> edges =
                Map.of("b", List.of("c", "e"), "c", List.of("d"), "d", List.of("a"), "e", List.of("a"));

        assertThat(DependencyCycles.closedBy("a", "b", task -> edges.getOrDefault(task, List.of())))
                .contains(List.of("a", "b", "e"));
    }

    @Test
    void edgeToItselfIsACycleOfOne() {
        assertThat(DependencyCycles.closedBy("a", "a", task -> List.<String>of()))
                .contains(List.of("a"));
    }

    @Test
    void edgeThatClosesNothingIsFine() {
        Map<String, List<String>> edges = Map.of("b", List.of("c"), "c", List.of("b"));

        assertThat(DependencyCycles.closedBy("a", "b", task -> edges.getOrDefault(task, List.of())))
                .isEmpty();
    }

    @Test
    void eachKnotIsNamedOnceFromItsSmallestMember() {
        Map<String, Set<String>> edges = new TreeMap<>(Map.of(
                "a", Set.of("x"),
                "x", Set.of(),
                "b", Set.of("c"),
                "c", Set.of("d"),
                "d", Set.of("b", "x"),
                "e", Set.of("f", "missing"),
                "f", Set.of("e"),
                "g", Set.of("g")));

        assertThat(DependencyCycles.all(edges))
                .containsExactly(List.of("b", "c", "d"), List.of("e", "f"), List.of("g"));
    }

    @Test
    void chainOfAHundredThousandNeedsNoDeepStack() {
        Map<Integer, Set<Integer>> chain = new HashMap<>();
        IntStream.range(0, 100_000).forEach(i -> chain.put(i, Set.of(i + 1)));
        chain.put(100_000, Set.of(0));

        assertThat(DependencyCycles.all(chain))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(100_001));
    }

    /** Seen to fail with only those cycles found that lead back to where the search began. */
    @Property(tries = 300)
    void everyNamedCycleIsOneAndWithoutItsTasksNoneIsLeft(
            @ForAll @Size(max = 40) List<@IntRange(max = 143) Integer> pairs) {
        Map<Integer, Set<Integer>> edges = new TreeMap<>();
        IntStream.range(0, 12).forEach(i -> edges.put(i, new TreeSet<>()));
        pairs.forEach(pair -> edges.getOrDefault(pair / 12, new TreeSet<>()).add(pair % 12));

        List<List<Integer>> cycles = DependencyCycles.all(edges);

        for (List<Integer> cycle : cycles) {
            for (int i = 0; i < cycle.size(); i++) {
                assertThat(edges.get(cycle.get(i))).contains(cycle.get((i + 1) % cycle.size()));
            }
        }
        boolean anyCloses = edges.entrySet().stream()
                .anyMatch(entry -> entry.getValue().stream()
                        .anyMatch(to -> DependencyCycles.closedBy(entry.getKey(), to, edges::get)
                                .isPresent()));
        assertThat(cycles.isEmpty()).isEqualTo(!anyCloses);
    }
}
