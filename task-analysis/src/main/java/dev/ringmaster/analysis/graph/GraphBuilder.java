package dev.ringmaster.analysis.graph;

import dev.ringmaster.model.id.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects tasks in any order into a {@link GraphSnapshot}: a task may name dependencies that come later. Dependencies that never
 * come are left out, as are repeated ones and those on itself. Not safe for use by several threads.
 */
public final class GraphBuilder {

    private final Map<TaskId, Integer> positions = new HashMap<>();
    private final List<TaskId> tasks = new ArrayList<>();
    private final List<List<TaskId>> dependencies = new ArrayList<>();
    private int[] priorities = new int[16];
    private double[] minutes = new double[16];

    /**
     * Adds a task.
     *
     * @param priority 0 (highest) to 4
     * @param expectedMinutes ≥ 0
     * @throws IllegalArgumentException if the task was added before
     */
    public GraphBuilder add(TaskId task, Collection<TaskId> dependsOn, int priority, double expectedMinutes) {
        int v = tasks.size();
        if (positions.putIfAbsent(task, v) != null) {
            throw new IllegalArgumentException("added twice: " + task.value());
        }
        if (v == priorities.length) {
            priorities = Arrays.copyOf(priorities, v * 2);
            minutes = Arrays.copyOf(minutes, v * 2);
        }
        tasks.add(task);
        dependencies.add(List.copyOf(dependsOn));
        priorities[v] = priority;
        minutes[v] = expectedMinutes;
        return this;
    }

    /** The tasks so far, in the order they came. */
    public GraphSnapshot build() {
        int n = tasks.size();
        int[][] needed = new int[n][];
        for (int v = 0; v < n; v++) {
            needed[v] = dependencies.get(v).stream()
                    .mapToInt(d -> positions.getOrDefault(d, -1))
                    .filter(d -> d >= 0)
                    .toArray();
        }
        return GraphSnapshot.of(tasks, needed, Arrays.copyOf(priorities, n), Arrays.copyOf(minutes, n));
    }
}
