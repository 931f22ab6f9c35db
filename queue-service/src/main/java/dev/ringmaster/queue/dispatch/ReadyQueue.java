package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ready tasks in lanes: one for each project and requirement, each in order. A pick looks at the lanes' heads, however many
 * tasks wait behind them. Not safe for use by several threads.
 */
public final class ReadyQueue {

    private final Map<TaskId, ReadyTask> tasks = new HashMap<>();
    private final Map<LaneKey, TreeSet<ReadyTask>> lanes = new HashMap<>();

    /** Adds a task, or moves it to where it belongs now. */
    public void put(ReadyTask task) {
        remove(task.task());
        tasks.put(task.task(), task);
        lanes.computeIfAbsent(LaneKey.of(task), _ -> new TreeSet<>()).add(task);
    }

    /** Takes a task out; nothing happens when it is not there. */
    public void remove(TaskId id) {
        ReadyTask task = tasks.remove(id);
        if (task == null) {
            return;
        }
        LaneKey key = LaneKey.of(task);
        TreeSet<ReadyTask> lane = lanes.get(key);
        if (lane != null) {
            lane.remove(task);
            if (lane.isEmpty()) {
                lanes.remove(key);
            }
        }
    }

    public int size() {
        return tasks.size();
    }

    public boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** All ready tasks, in no order. */
    public Collection<ReadyTask> all() {
        return tasks.values();
    }

    /** The task's place among its project's ready tasks, from 1, whether or not it is there itself. */
    public int placeOf(ReadyTask task) {
        return 1
                + lanesOf(task.project())
                        .mapToInt(lane -> lane.headSet(task).size())
                        .sum();
    }

    /** How many of the project's tasks are ready. */
    public int sizeOf(ProjectId project) {
        return lanesOf(project).mapToInt(TreeSet::size).sum();
    }

    /** The first of the project's ready tasks, in order. */
    public List<ReadyTask> line(ProjectId project, int limit) {
        return lanesOf(project)
                .flatMap(lane -> lane.stream().limit(limit))
                .sorted()
                .limit(limit)
                .toList();
    }

    private Stream<TreeSet<ReadyTask>> lanesOf(ProjectId project) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getKey().project().equals(project))
                .map(Map.Entry::getValue);
    }

    /** How many tasks ask for what. */
    public Map<Requirement, Integer> demand() {
        Map<Requirement, Integer> demand = new LinkedHashMap<>();
        lanes.forEach((key, lane) -> demand.merge(key.requirement(), lane.size(), Integer::sum));
        return demand;
    }

    /** One cursor for each lane, at its head; valid until the queue changes. */
    Collection<Lane> cursors() {
        return lanes.entrySet().stream()
                .map(lane -> new Lane(lane.getKey(), lane.getValue().iterator()))
                .toList();
    }

    record LaneKey(ProjectId project, Requirement requirement) {
        static LaneKey of(ReadyTask task) {
            return new LaneKey(task.project(), task.requirement());
        }
    }

    /** A cursor over one lane that knows its head and the one behind it. */
    static final class Lane {
        private final LaneKey key;
        private final Iterator<ReadyTask> rest;
        private @Nullable ReadyTask head;
        private @Nullable ReadyTask second;

        private Lane(LaneKey key, Iterator<ReadyTask> rest) {
            this.key = key;
            this.rest = rest;
            advance();
            advance();
        }

        void advance() {
            head = second;
            second = rest.hasNext() ? rest.next() : null;
        }

        LaneKey key() {
            return key;
        }

        @Nullable
        ReadyTask head() {
            return head;
        }

        @Nullable
        ReadyTask second() {
            return second;
        }
    }
}
