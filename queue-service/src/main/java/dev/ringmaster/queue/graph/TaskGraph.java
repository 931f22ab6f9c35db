package dev.ringmaster.queue.graph;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies of all tasks: a vertex for each task, counters of what each still waits for. A change costs as much as it
 * touches, never the whole graph. Tasks may depend on tasks of other projects. Not safe for use by several threads.
 */
public final class TaskGraph {

    /** A reason names at most this many tasks, so that a task that waits for thousands does not write them all at each change. */
    static final int NAMED_LIMIT = 100;

    private static final int NOBODY = -1;

    private final Map<TaskId, Integer> vertices = new HashMap<>();
    private TaskId[] ids = new TaskId[16];
    private Standing[] standings = new Standing[16];
    private VertexList[] needs = new VertexList[16];
    private VertexList[] neededBy = new VertexList[16];
    private int[] unmet = new int[16];
    private int[] retryOf = new int[16];
    private int[] retriedBy = new int[16];

    private final Set<Integer> suspects = new HashSet<>();
    private final Map<Integer, List<TaskId>> cycles = new HashMap<>();

    /**
     * Adds a task, or changes what it depends on.
     *
     * @param retriedTask the dead task whose place it takes, or null
     * @return the other tasks whose way may now look different
     */
    public Collection<TaskId> place(
            TaskId task, Set<TaskId> dependsOn, Standing standing, @Nullable TaskId retriedTask) {
        int v = vertexOf(task);
        changeNeeds(v, dependsOn);
        if (retriedTask != null && retryOf[v] == NOBODY) {
            retryOf[v] = vertexOf(retriedTask);
            retriedBy[retryOf[v]] = v;
        }
        return stand(task, standing);
    }

    /** Sets a task's standing; returns the tasks that depend on it and whose way may now look different. */
    public Collection<TaskId> stand(TaskId task, Standing standing) {
        Set<TaskId> touched = new TreeSet<>();
        int v = vertexOf(task);
        changeStanding(v, standing, touched);
        // Whoever depends on a dead task waits for the task that tries it again.
        for (int earlier = retryOf[v];
                earlier != NOBODY && standings[earlier] != Standing.DONE;
                earlier = retryOf[earlier]) {
            changeStanding(earlier, standing, touched);
        }
        return touched;
    }

    private void changeStanding(int v, Standing standing, Set<TaskId> touched) {
        Standing before = standings[v];
        if (before == standing) {
            return;
        }
        standings[v] = standing;
        int change = (standing == Standing.DONE ? -1 : 0) + (before == Standing.DONE ? 1 : 0);
        VertexList dependents = neededBy[v];
        for (int i = 0; i < dependents.size(); i++) {
            unmet[dependents.get(i)] += change;
            touched.add(ids[dependents.get(i)]);
        }
        if (cycles.containsKey(v)) {
            suspects.addAll(cycles.keySet());
        }
    }

    private void changeNeeds(int v, Set<TaskId> dependsOn) {
        Set<Integer> wanted = new HashSet<>();
        for (TaskId dependency : dependsOn) {
            wanted.add(vertexOf(dependency));
        }
        for (int d : needs[v].toArray()) {
            if (!wanted.remove(d)) {
                needs[v].remove(d);
                neededBy[d].remove(v);
                unmet[v] -= standings[d] == Standing.DONE ? 0 : 1;
                if (cycles.containsKey(v)) {
                    suspects.addAll(cycles.keySet());
                }
            }
        }
        for (int d : wanted.stream().sorted(Comparator.comparing(w -> ids[w])).toList()) {
            needs[v].add(d);
            neededBy[d].add(v);
            unmet[v] += standings[d] == Standing.DONE ? 0 : 1;
            if (!neededBy[v].isEmpty()) {
                suspects.add(v);
            }
        }
    }

    /** What keeps the task from running among the tasks it depends on, or null when all of them are done. */
    public @Nullable BlockReason obstacle(TaskId task) {
        Integer v = vertices.get(task);
        if (v == null || unmet[v] == 0) {
            return null;
        }
        List<TaskId> cycle = cycles.get(v);
        if (cycle != null) {
            return new BlockReason.Cycle(cycle);
        }
        List<TaskId> dead = needed(v, Standing.DEAD);
        if (!dead.isEmpty()) {
            return new BlockReason.DeadDependency(dead);
        }
        List<TaskId> unknown = needed(v, Standing.UNKNOWN);
        return unknown.isEmpty()
                ? new BlockReason.Dependency(needed(v, Standing.OPEN))
                : new BlockReason.UnknownDependency(unknown);
    }

    private List<TaskId> needed(int v, Standing standing) {
        VertexList all = needs[v];
        List<TaskId> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (standings[all.get(i)] == standing) {
                some.add(ids[standInOf(all.get(i))]);
            }
        }
        some.sort(null);
        return some.size() <= NAMED_LIMIT ? some : some.subList(0, NAMED_LIMIT);
    }

    /** The task that stands for the given one: its latest retry, or the task itself. */
    public TaskId standInOf(TaskId task) {
        Integer v = vertices.get(task);
        return v == null ? task : ids[standInOf(v.intValue())];
    }

    private int standInOf(int v) {
        int last = v;
        while (retriedBy[last] != NOBODY) {
            last = retriedBy[last];
        }
        return last;
    }

    /** Looks for cycles where a change may have closed or opened one; returns the tasks that are in one now or were before. */
    public Collection<TaskId> refreshCycles() {
        if (suspects.isEmpty()) {
            return List.of();
        }
        Set<TaskId> touched = new TreeSet<>();
        for (int v : List.copyOf(suspects)) {
            if (cycles.remove(v) != null) {
                touched.add(ids[v]);
            }
        }
        for (int v : List.copyOf(suspects)) {
            if (!cycles.containsKey(v)) {
                cycles.putAll(new CycleSearch(this::openNeedsOf, this::idOf).cyclesThrough(v));
            }
        }
        suspects.clear();
        cycles.keySet().forEach(v -> touched.add(ids[v]));
        return touched;
    }

    private int[] openNeedsOf(int v) {
        if (standings[v] != Standing.OPEN) {
            return new int[0];
        }
        return Arrays.stream(needs[v].toArray())
                .filter(d -> standings[d] == Standing.OPEN)
                .toArray();
    }

    private TaskId idOf(int v) {
        return ids[v];
    }

    /**
     * The open tasks among those chosen, with the dependencies between them, for ranking.
     *
     * @param priority 0 (highest) to 4, for each chosen task
     * @param minutes how long it is expected to take
     */
    public GraphSnapshot snapshot(
            Predicate<TaskId> chosen, ToIntFunction<TaskId> priority, ToDoubleFunction<TaskId> minutes) {
        int[] position = new int[vertices.size()];
        Arrays.fill(position, NOBODY);
        List<TaskId> tasks = new ArrayList<>();
        for (int v = 0; v < vertices.size(); v++) {
            if (standings[v] == Standing.OPEN && retriedBy[v] == NOBODY && chosen.test(ids[v])) {
                position[v] = tasks.size();
                tasks.add(ids[v]);
            }
        }
        int[][] inside = new int[tasks.size()][];
        for (int v = 0; v < position.length; v++) {
            if (position[v] != NOBODY) {
                inside[position[v]] = positionsNeeded(v, position);
            }
        }
        return GraphSnapshot.of(
                tasks,
                inside,
                tasks.stream().mapToInt(priority).toArray(),
                tasks.stream().mapToDouble(minutes).toArray());
    }

    private int[] positionsNeeded(int v, int[] position) {
        int[] needed = new int[needs[v].size()];
        int filled = 0;
        for (int i = 0; i < needed.length; i++) {
            int p = position[standInOf(needs[v].get(i))];
            if (p != NOBODY) {
                needed[filled++] = p;
            }
        }
        return filled == needed.length ? needed : Arrays.copyOf(needed, filled);
    }

    /** How many tasks a change of this one touches. */
    public int dependentsOf(TaskId task) {
        Integer v = vertices.get(task);
        return v == null ? 0 : neededBy[v].size();
    }

    private int vertexOf(TaskId task) {
        Integer known = vertices.get(task);
        if (known != null) {
            return known;
        }
        int v = vertices.size();
        if (v == ids.length) {
            grow(v * 2);
        }
        vertices.put(Objects.requireNonNull(task), v);
        ids[v] = task;
        standings[v] = Standing.UNKNOWN;
        needs[v] = new VertexList();
        neededBy[v] = new VertexList();
        retryOf[v] = NOBODY;
        retriedBy[v] = NOBODY;
        return v;
    }

    private void grow(int capacity) {
        ids = Arrays.copyOf(ids, capacity);
        standings = Arrays.copyOf(standings, capacity);
        needs = Arrays.copyOf(needs, capacity);
        neededBy = Arrays.copyOf(neededBy, capacity);
        unmet = Arrays.copyOf(unmet, capacity);
        retryOf = Arrays.copyOf(retryOf, capacity);
        retriedBy = Arrays.copyOf(retriedBy, capacity);
    }
}
