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

/**
 * Finds the cycles that a task is in. A plain search first asks whether there is any, which costs what the task can reach; only
 * then the strongly connected component of the task is looked at.
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
        Set<Integer> component = thoseThatReach(start, reached);
        Map<Integer, List<TaskId>> cycles = new HashMap<>();
        component.forEach(v -> cycles.put(v, shortestThrough(v, component)));
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

    /** Of those that the start reaches, the ones that lead back to it: its strongly connected component. */
    private Set<Integer> thoseThatReach(int start, Set<Integer> reached) {
        Map<Integer, List<Integer>> neededBy = new HashMap<>();
        for (int v : reached) {
            for (int d : needs.apply(v)) {
                neededBy.computeIfAbsent(d, _ -> new ArrayList<>()).add(v);
            }
        }
        Set<Integer> component = new HashSet<>(Set.of(start));
        Deque<Integer> open = new ArrayDeque<>(component);
        while (!open.isEmpty()) {
            for (int v : neededBy.getOrDefault(open.pop(), List.of())) {
                if (component.add(v)) {
                    open.push(v);
                }
            }
        }
        return component;
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
