package dev.ringmaster.analysis.structure;

import dev.ringmaster.analysis.graph.Condensation;
import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names the cycles of a graph, each once: for each task in a cycle that none of the named ones leads through, in the order of ids, a
 * shortest cycle through it. A cycle starts with its smallest id; each task depends on the next and the last on the first.
 */
public final class Cycles {

    private Cycles() {}

    /** All cycles that are named; empty without any. Costs one search for each, within its strongly connected component. */
    public static List<List<TaskId>> of(GraphSnapshot graph) {
        Condensation parts = Condensation.of(graph);
        Comparator<Integer> byId = Comparator.comparing(graph::task);
        List<List<TaskId>> named = new ArrayList<>();
        for (int c = 0; c < parts.size(); c++) {
            if (parts.sizeOf(c) > 1) {
                Set<Integer> covered = new HashSet<>();
                IntStream.range(parts.membersFrom()[c], parts.membersFrom()[c + 1])
                        .mapToObj(i -> parts.members()[i])
                        .sorted(byId)
                        .forEach(v -> {
                            if (!covered.contains(v)) {
                                List<Integer> cycle = shortestThrough(graph, parts.componentOf(), v);
                                covered.addAll(cycle);
                                Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle, byId)));
                                named.add(cycle.stream().map(graph::task).toList());
                            }
                        });
            }
        }
        named.sort(Comparator.comparing(List::getFirst));
        return List.copyOf(named);
    }

    private static List<Integer> shortestThrough(GraphSnapshot graph, int[] componentOf, int start) {
        int[] cameFrom = new int[graph.size()];
        Arrays.fill(cameFrom, -1);
        List<Integer> open = new ArrayList<>(List.of(start));
        for (int head = 0; cameFrom[start] < 0; head++) {
            int v = open.get(head);
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                int w = graph.needs()[e];
                if (componentOf[w] == componentOf[start] && cameFrom[w] < 0) {
                    cameFrom[w] = v;
                    open.add(w);
                }
            }
        }
        List<Integer> cycle = new ArrayList<>(List.of(start));
        for (int v = cameFrom[start]; v != start; v = cameFrom[v]) {
            cycle.add(v);
        }
        Collections.reverse(cycle);
        return cycle;
    }
}
