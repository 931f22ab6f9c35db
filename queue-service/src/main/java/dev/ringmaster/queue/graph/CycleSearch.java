package dev.ringmaster.queue.graph;

import dev.ringmaster.analysis.live.IntRows;
import dev.ringmaster.model.id.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Finds the cycles that some vertices are in or lead to: strongly connected components (Tarjan, "Depth-first search and linear graph
 * algorithms", 1972, without recursion) of what they reach, all of them in one pass. Within a component the cycles are named like
 * {@link dev.ringmaster.analysis.structure.Cycles} names them: for each vertex that no named one leads through, in the order of ids, a
 * shortest through it.
 */
final class CycleSearch {

    private static final int UNSEEN = 0;

    private final IntRows needs;
    private final IntPredicate isOpen;
    private final IntFunction<TaskId> ids;

    private int[] index = new int[16];
    private int[] lowest = new int[16];
    private int[] next = new int[16];
    private boolean[] done = new boolean[16];
    private int[] open = new int[16];
    private int[] path = new int[16];
    private int opened;
    private int seen;
    private final List<Set<Integer>> components = new ArrayList<>();

    CycleSearch(IntRows needs, IntPredicate isOpen, IntFunction<TaskId> ids) {
        this.needs = needs;
        this.isOpen = isOpen;
        this.ids = ids;
    }

    /** For each vertex of the components with a cycle, the named one that leads through it; each starts with its smallest id. */
    Map<Integer, List<TaskId>> cyclesFrom(Collection<Integer> starts, int vertices) {
        prepare(vertices);
        for (int start : starts) {
            if (isOpen.test(start) && index[start] == UNSEEN) {
                search(start);
            }
        }
        Map<Integer, List<TaskId>> named = new HashMap<>();
        components.forEach(component -> name(component, named));
        return named;
    }

    private void prepare(int vertices) {
        if (vertices > index.length) {
            int capacity = vertices + vertices / 2;
            index = new int[capacity];
            lowest = new int[capacity];
            next = new int[capacity];
            done = new boolean[capacity];
            open = new int[capacity];
            path = new int[capacity];
        } else {
            Arrays.fill(index, UNSEEN);
            Arrays.fill(done, false);
        }
        opened = 0;
        seen = UNSEEN;
        components.clear();
    }

    private void search(int start) {
        int depth = 0;
        enter(start);
        path[depth++] = start;
        while (depth > 0) {
            int v = path[depth - 1];
            if (next[v] < needs.size(v)) {
                int w = needs.get(v, next[v]++);
                if (!isOpen.test(w)) {
                    continue;
                }
                if (index[w] == UNSEEN) {
                    enter(w);
                    path[depth++] = w;
                } else if (!done[w]) {
                    lowest[v] = Math.min(lowest[v], index[w]);
                }
            } else {
                depth--;
                if (depth > 0) {
                    lowest[path[depth - 1]] = Math.min(lowest[path[depth - 1]], lowest[v]);
                }
                if (lowest[v] == index[v]) {
                    close(v);
                }
            }
        }
    }

    private void enter(int v) {
        index[v] = ++seen;
        lowest[v] = seen;
        next[v] = 0;
        open[opened++] = v;
    }

    private void close(int root) {
        if (open[opened - 1] == root) {
            done[root] = true;
            opened--;
            return;
        }
        Set<Integer> component = new HashSet<>();
        int w;
        do {
            w = open[--opened];
            done[w] = true;
            component.add(w);
        } while (w != root);
        components.add(component);
    }

    private void name(Set<Integer> component, Map<Integer, List<TaskId>> named) {
        for (int v : inOrder(component)) {
            if (!named.containsKey(v)) {
                List<Integer> cycle = shortestThrough(v, component);
                List<TaskId> path =
                        new ArrayList<>(cycle.stream().map(ids::apply).toList());
                Collections.rotate(path, -path.indexOf(Collections.min(path)));
                List<TaskId> told = List.copyOf(path);
                cycle.forEach(member -> named.putIfAbsent(member, told));
            }
        }
    }

    private List<Integer> inOrder(Collection<Integer> vertices) {
        return vertices.stream().sorted(Comparator.comparing(ids::apply)).toList();
    }

    private List<Integer> shortestThrough(int start, Set<Integer> component) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        List<Integer> waiting = new ArrayList<>(List.of(start));
        for (int head = 0; !cameFrom.containsKey(start); head++) {
            int v = waiting.get(head);
            List<Integer> reached = new ArrayList<>();
            for (int i = 0; i < needs.size(v); i++) {
                if (component.contains(needs.get(v, i))) {
                    reached.add(needs.get(v, i));
                }
            }
            for (int d : inOrder(reached)) {
                if (cameFrom.putIfAbsent(d, v) == null) {
                    waiting.add(d);
                }
            }
        }
        List<Integer> cycle = new ArrayList<>();
        int v = start;
        do {
            cycle.add(v);
            v = cameFrom.getOrDefault(v, start);
        } while (v != start);
        Collections.reverse(cycle);
        return cycle;
    }
}
