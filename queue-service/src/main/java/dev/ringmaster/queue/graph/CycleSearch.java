package dev.ringmaster.queue.graph;

import dev.ringmaster.model.id.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * Finds the cycles that a task is in. A plain search first asks whether there is any, which costs what the task can reach; only
 * then the part that it can reach becomes a JGraphT graph and its strongly connected components are looked at.
 */
final class CycleSearch {

    private final IntFunction<int[]> needs;
    private final IntFunction<TaskId> ids;

    CycleSearch(IntFunction<int[]> needs, IntFunction<TaskId> ids) {
        this.needs = needs;
        this.ids = ids;
    }

    /** For each vertex in a cycle with the given one, a shortest cycle through it, from its smallest id; empty if there is none. */
    Map<Integer, List<TaskId>> cyclesThrough(int start) {
        Set<Integer> reached = new HashSet<>();
        if (!reachesItself(start, reached)) {
            return Map.of();
        }
        Graph<Integer, DefaultEdge> view = new SimpleDirectedGraph<>(DefaultEdge.class);
        reached.forEach(view::addVertex);
        for (int v : reached) {
            for (int d : needs.apply(v)) {
                view.addEdge(v, d);
            }
        }
        Map<Integer, List<TaskId>> cycles = new HashMap<>();
        for (Set<Integer> component : new GabowStrongConnectivityInspector<>(view).stronglyConnectedSets()) {
            if (component.size() > 1 && component.contains(start)) {
                component.forEach(v -> cycles.put(v, shortestThrough(v, component)));
            }
        }
        return cycles;
    }

    private boolean reachesItself(int start, Set<Integer> reached) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        boolean found = false;
        while (!open.isEmpty()) {
            for (int d : needs.apply(open.pop())) {
                found |= d == start;
                if (reached.add(d)) {
                    open.push(d);
                }
            }
        }
        return found;
    }

    private List<TaskId> shortestThrough(int start, Set<Integer> component) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!cameFrom.containsKey(start)) {
            int v = open.remove();
            List<Integer> next = new ArrayList<>();
            for (int d : needs.apply(v)) {
                if (component.contains(d)) {
                    next.add(d);
                }
            }
            next.sort(Comparator.comparing(ids::apply));
            for (int d : next) {
                if (cameFrom.putIfAbsent(d, v) == null) {
                    open.add(d);
                }
            }
        }
        List<TaskId> path = new ArrayList<>();
        int v = start;
        do {
            path.add(ids.apply(v));
            v = cameFrom.getOrDefault(v, start);
        } while (v != start);
        Collections.reverse(path);
        Collections.rotate(path, -path.indexOf(Collections.min(path)));
        return path;
    }
}
