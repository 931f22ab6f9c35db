package dev.ringmaster.api.why;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Everything unfinished that a task waits for, directly and through others. */
public final class Prerequisites {

    private static final Duration UNKNOWN = Duration.ofMinutes(10);

    private final TaskId task;
    private final Map<TaskId, Prerequisite> open = new LinkedHashMap<>();
    private final List<TaskId> first;

    /** @param known the task itself and at least all that it waits for; those that are done may be among them */
    public Prerequisites(TaskId task, Map<TaskId, Prerequisite> known) {
        this.task = task;
        Deque<TaskId> next = new ArrayDeque<>(List.of(task));
        Set<TaskId> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            Prerequisite each = known.get(next.poll());
            if (each == null || each.status() == TaskStatus.DONE) {
                continue;
            }
            open.put(each.task(), each);
            each.needs().stream().sorted().filter(seen::add).forEach(next::add);
        }
        this.first = openNeeds(task);
    }

    private List<TaskId> openNeeds(TaskId of) {
        Prerequisite each = open.get(of);
        return each == null
                ? List.of()
                : each.needs().stream().filter(open::containsKey).sorted().toList();
    }

    /** The unfinished tasks that it depends on directly, in id order. */
    public List<TaskId> direct() {
        return first;
    }

    /** How many unfinished tasks must be done before it. */
    public int count() {
        return open.containsKey(task) ? open.size() - 1 : open.size();
    }

    /** Those that nothing happens to before a person does something, nearest first. */
    public List<Prerequisite> stuck() {
        return open.values().stream()
                .filter(each -> !each.task().equals(task) && each.needsPerson())
                .toList();
    }

    /**
     * The tasks from one that it depends on to the one where that chain begins: the way to the nearest that needs a person, else the one
     * that takes longest by the estimates, which nothing shortens. Empty when nothing unfinished is before it.
     */
    public List<Prerequisite> chain() {
        List<Prerequisite> stuck = stuck();
        return stuck.isEmpty() ? longest() : wayTo(stuck.getFirst().task());
    }

    private List<Prerequisite> wayTo(TaskId end) {
        Map<TaskId, TaskId> cameFrom = new HashMap<>();
        Deque<TaskId> next = new ArrayDeque<>(List.of(task));
        while (!next.isEmpty() && !cameFrom.containsKey(end)) {
            TaskId at = next.poll();
            for (TaskId need : openNeeds(at)) {
                if (!need.equals(task) && cameFrom.putIfAbsent(need, at) == null) {
                    next.add(need);
                }
            }
        }
        List<Prerequisite> way = new ArrayList<>();
        for (TaskId at = end; at != null && !at.equals(task); at = cameFrom.get(at)) {
            way.addFirst(Objects.requireNonNull(open.get(at)));
        }
        return way;
    }

    private List<Prerequisite> longest() {
        Map<TaskId, Long> millis = new HashMap<>();
        List<TaskId> order = bottomUp();
        for (TaskId each : order) {
            long before = openNeeds(each).stream()
                    .mapToLong(need -> millis.getOrDefault(need, 0L))
                    .max()
                    .orElse(0);
            millis.put(each, before + estimate(each).toMillis());
        }
        List<Prerequisite> chain = new ArrayList<>();
        Set<TaskId> seen = new HashSet<>(List.of(task));
        TaskId at = task;
        while (true) {
            TaskId next = openNeeds(at).stream()
                    .filter(need -> !seen.contains(need))
                    .max(Comparator.<TaskId>comparingLong(need -> millis.getOrDefault(need, 0L))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElse(null);
            if (next == null) {
                return chain;
            }
            seen.add(next);
            chain.add(Objects.requireNonNull(open.get(next)));
            at = next;
        }
    }

    /** Each after those it needs; where there is a cycle, some order. */
    private List<TaskId> bottomUp() {
        List<TaskId> order = new ArrayList<>();
        Set<TaskId> entered = new HashSet<>();
        Set<TaskId> left = new HashSet<>();
        Deque<TaskId> stack = new ArrayDeque<>(List.of(task));
        while (!stack.isEmpty()) {
            TaskId at = stack.peek();
            if (entered.add(at)) {
                openNeeds(at).stream().filter(need -> !entered.contains(need)).forEach(stack::push);
            } else {
                stack.pop();
                if (left.add(at)) {
                    order.add(at);
                }
            }
        }
        return order;
    }

    private Duration estimate(TaskId of) {
        Prerequisite each = open.get(of);
        return each == null || each.estimate() == null ? UNKNOWN : each.estimate();
    }
}
