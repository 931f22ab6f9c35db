package dev.ringmaster.queue.graph;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.live.IntRows;
import dev.ringmaster.analysis.live.LiveGraph;
import dev.ringmaster.analysis.live.LiveMetrics;
import dev.ringmaster.model.id.ProjectId;
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
import org.jspecify.annotations.Nullable;

/**
 * The dependencies of all tasks, in flat arrays: a vertex for each task, counters of what each still waits for, and the metrics that
 * follow every change. A change costs as much as it touches. Tasks may depend on tasks of other projects; metrics count edges within a
 * project only. Whoever depends on a dead task that is tried again depends on its retry instead. Not safe for use by several threads.
 */
public final class TaskGraph {

    /** A reason names at most this many tasks, so that a task that waits for thousands does not write them all at each change. */
    static final int NAMED_LIMIT = 100;

    private final Map<TaskId, Integer> vertices = new HashMap<>();
    private final Map<ProjectId, Integer> groups = new HashMap<>();
    private final LiveGraph live = new LiveGraph();
    private final IntRows needs = live.needs();
    private final IntRows neededBy = live.neededBy();
    private TaskId[] ids = new TaskId[16];
    private Standing[] standings = new Standing[16];
    private int[] unmet = new int[16];
    /** Few tasks are retries. */
    private final Map<Integer, Integer> retriedBy = new HashMap<>();

    private final Set<Integer> suspects = new HashSet<>();
    private final Map<Integer, List<TaskId>> cycles = new HashMap<>();
    private final CycleSearch search = new CycleSearch(needs, v -> standings[v] == Standing.OPEN, v -> ids[v]);

    /**
     * Adds a task, or changes what it depends on.
     *
     * @param weight of no matter unless it is open
     * @param retriedTask the dead task whose place it takes, or null
     * @return the other tasks whose way may now look different
     */
    public Collection<TaskId> place(
            TaskId task, Set<TaskId> dependsOn, Standing standing, @Nullable TaskId retriedTask, Weight weight) {
        Set<TaskId> touched = new TreeSet<>();
        int v = vertexOf(task);
        if (standing == Standing.OPEN) {
            weigh(v, weight);
        }
        changeNeeds(v, dependsOn);
        changeStanding(v, standing, touched);
        if (retriedTask != null) {
            takePlaceOf(vertexOf(retriedTask), v, touched);
        }
        return touched;
    }

    /** Changes what ranks an open task; nothing happens when it is not open. */
    public void weigh(TaskId task, Weight weight) {
        Integer v = vertices.get(task);
        if (v != null && live.isOpen(v)) {
            weigh(v.intValue(), weight);
        }
    }

    private void weigh(int v, Weight weight) {
        live.open(v, groupOf(weight.project()), weight.priority(), weight.minutes());
    }

    /** Sets a task's standing; returns the tasks that depend on it and whose way may now look different. */
    public Collection<TaskId> stand(TaskId task, Standing standing) {
        Set<TaskId> touched = new TreeSet<>();
        changeStanding(vertexOf(task), standing, touched);
        return touched;
    }

    private void changeStanding(int v, Standing standing, Set<TaskId> touched) {
        Standing before = standings[v];
        if (before == standing) {
            return;
        }
        standings[v] = standing;
        if (standing != Standing.OPEN) {
            live.close(v);
        }
        int change = (standing == Standing.DONE ? -1 : 0) + (before == Standing.DONE ? 1 : 0);
        for (int i = 0; i < neededBy.size(v); i++) {
            unmet[neededBy.get(v, i)] += change;
            touched.add(ids[neededBy.get(v, i)]);
        }
        if (cycles.containsKey(v)) {
            suspects.addAll(cycles.keySet());
        }
    }

    private void changeNeeds(int v, Set<TaskId> dependsOn) {
        Set<Integer> wanted = new HashSet<>();
        for (TaskId dependency : dependsOn) {
            int d = vertexOf(dependency);
            wanted.add(standings[d] == Standing.DONE ? d : standInOf(d));
        }
        wanted.remove(v);
        for (int d : needs.copy(v)) {
            if (!wanted.remove(d)) {
                unlink(v, d);
            }
        }
        for (int d : wanted.stream().sorted(Comparator.comparing(w -> ids[w])).toList()) {
            link(v, d);
        }
    }

    private void link(int v, int d) {
        live.link(v, d);
        unmet[v] += standings[d] == Standing.DONE ? 0 : 1;
        if (neededBy.size(v) > 0) {
            suspects.add(v);
        }
    }

    private void unlink(int v, int d) {
        live.unlink(v, d);
        unmet[v] -= standings[d] == Standing.DONE ? 0 : 1;
        if (cycles.containsKey(v)) {
            suspects.addAll(cycles.keySet());
        }
    }

    /** Whoever depends on a dead task waits for the task that tries it again. */
    private void takePlaceOf(int dead, int retry, Set<TaskId> touched) {
        if (retriedBy.containsKey(dead) || dead == retry) {
            return;
        }
        retriedBy.put(dead, retry);
        if (standings[dead] == Standing.DONE) {
            return;
        }
        for (int u : neededBy.copy(dead)) {
            unlink(u, dead);
            if (u != retry && !needs.contains(u, retry)) {
                link(u, retry);
            }
            suspects.add(u);
            touched.add(ids[u]);
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
        List<TaskId> some = new ArrayList<>();
        for (int i = 0; i < needs.size(v); i++) {
            if (standings[needs.get(v, i)] == standing) {
                some.add(ids[needs.get(v, i)]);
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
        for (Integer next = retriedBy.get(v); next != null; next = retriedBy.get(next)) {
            last = next;
        }
        return last;
    }

    /** Looks for cycles where a change may have closed or opened one; returns the tasks that are in one now or were before. */
    public Collection<TaskId> refreshCycles() {
        if (suspects.isEmpty()) {
            return List.of();
        }
        Set<Integer> starts = new HashSet<>(suspects);
        starts.addAll(cycles.keySet());
        Set<TaskId> touched = new TreeSet<>();
        cycles.keySet().forEach(v -> touched.add(ids[v]));
        searchFrom(starts);
        cycles.keySet().forEach(v -> touched.add(ids[v]));
        return touched;
    }

    /**
     * Looks for cycles among all open tasks, whatever has changed: a check on {@link #refreshCycles}, as costly as the graph is large.
     *
     * @return the tasks that this puts into a cycle, takes out of one or finds in another; none while nothing was missed
     */
    public Collection<TaskId> checkCycles() {
        Map<Integer, List<TaskId>> before = new HashMap<>(cycles);
        Set<Integer> open = new HashSet<>();
        for (int v : vertices.values()) {
            if (standings[v] == Standing.OPEN) {
                open.add(v);
            }
        }
        searchFrom(open);
        Set<Integer> told = new HashSet<>(before.keySet());
        told.addAll(cycles.keySet());
        Set<TaskId> touched = new TreeSet<>();
        for (int v : told) {
            if (!Objects.equals(before.get(v), cycles.get(v))) {
                touched.add(ids[v]);
            }
        }
        return touched;
    }

    private void searchFrom(Set<Integer> starts) {
        cycles.clear();
        cycles.putAll(search.cyclesFrom(starts, vertices.size()));
        suspects.clear();
    }

    /** Brings the metrics into step with all changes; returns the open tasks whose metrics have moved. */
    public List<TaskId> settle() {
        int[] moved = live.settle();
        List<TaskId> tasks = new ArrayList<>(moved.length);
        for (int v : moved) {
            if (live.isOpen(v)) {
                tasks.add(ids[v]);
            }
        }
        return tasks;
    }

    /** The metrics of an open task as of the last {@link #settle}. */
    public Standpoint standpoint(TaskId task) {
        int v = Objects.requireNonNull(vertices.get(task));
        LiveMetrics metrics = live.metrics();
        return new Standpoint(metrics.pageRank(v), metrics.behind(v), metrics.worth(v), metrics.level(v));
    }

    /** What the project's metrics are divided by to be compared. */
    public LiveGraph.Greatest greatest(ProjectId project) {
        return live.greatest(groupOf(project));
    }

    /** The project's open tasks and the dependencies between them, for ranking. */
    public GraphSnapshot snapshot(ProjectId project) {
        return live.snapshot(groupOf(project), v -> ids[v]);
    }

    /** How many tasks a change of this one touches. */
    public int dependentsOf(TaskId task) {
        Integer v = vertices.get(task);
        return v == null ? 0 : neededBy.size(v);
    }

    private int groupOf(ProjectId project) {
        return groups.computeIfAbsent(project, _ -> groups.size());
    }

    private int vertexOf(TaskId task) {
        Integer known = vertices.get(task);
        if (known != null) {
            return known;
        }
        int v = live.add();
        if (v == ids.length) {
            int capacity = v + v / 4;
            ids = Arrays.copyOf(ids, capacity);
            standings = Arrays.copyOf(standings, capacity);
            unmet = Arrays.copyOf(unmet, capacity);
        }
        vertices.put(Objects.requireNonNull(task), v);
        ids[v] = task;
        standings[v] = Standing.UNKNOWN;
        return v;
    }
}
