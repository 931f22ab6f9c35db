package dev.ringmaster.api.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds cycles among dependencies. A cycle is named in order: each member depends on the next, and the last on the first. Works
 * without recursion, so that a chain of any length is fine.
 */
public final class DependencyCycles {

    private DependencyCycles() {}

    /**
     * The cycle that a new dependency would close.
     *
     * @param from the task that shall depend on the other
     * @param to the task it shall depend on
     * @param dependencies what a task depends on already
     * @return the shortest such cycle, starting with {@code from}; empty when there is none
     */
    public static <T extends Comparable<T>> Optional<List<T>> closedBy(
            T from, T to, Function<T, ? extends Collection<T>> dependencies) {
        if (from.equals(to)) {
            return Optional.of(List.of(from));
        }
        Map<T, T> reachedFrom = new HashMap<>();
        Deque<T> open = new ArrayDeque<>();
        reachedFrom.put(to, to);
        open.add(to);
        while (!open.isEmpty()) {
            T at = open.remove();
            for (T next : new TreeSet<>(dependencies.apply(at))) {
                if (next.equals(from)) {
                    return Optional.of(named(from, to, at, reachedFrom));
                }
                if (reachedFrom.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static <T> List<T> named(T from, T to, T last, Map<T, T> reachedFrom) {
        List<T> path = new ArrayList<>();
        for (T at = last; !at.equals(to); at = reachedFrom.getOrDefault(at, to)) {
            path.add(at);
        }
        path.add(to);
        path.add(from);
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /**
     * One cycle of each knot of tasks that wait for each other (each strongly connected component; Tarjan 1972), starting with its
     * smallest member, in the order of these.
     *
     * @param dependencies what each task depends on; targets that are no keys are ignored
     */
    public static <T extends Comparable<T>> List<List<T>> all(Map<T, ? extends Collection<T>> dependencies) {
        List<List<T>> cycles = new ArrayList<>();
        for (Set<T> knot : new Knots<>(dependencies).find()) {
            T start = Collections.min(knot);
            Function<T, Collection<T>> inside = task -> dependencies.get(task) == null
                    ? Set.of()
                    : dependencies.get(task).stream().filter(knot::contains).toList();
            inside.apply(start).stream()
                    .sorted()
                    .flatMap(next -> closedBy(start, next, inside).stream())
                    .min((a, b) -> Integer.compare(a.size(), b.size()))
                    .ifPresent(cycles::add);
        }
        cycles.sort((a, b) -> a.getFirst().compareTo(b.getFirst()));
        return List.copyOf(cycles);
    }

    /** Tarjan's algorithm with an explicit stack. */
    private static final class Knots<T extends Comparable<T>> {

        private final Map<T, ? extends Collection<T>> graph;
        private final Map<T, Integer> index = new HashMap<>();
        private final Map<T, Integer> low = new HashMap<>();
        private final Set<T> onStack = new HashSet<>();
        private final Deque<T> stack = new ArrayDeque<>();
        private final List<Set<T>> found = new ArrayList<>();

        private record Frame<T>(T task, Iterator<T> rest) {}

        Knots(Map<T, ? extends Collection<T>> graph) {
            this.graph = new TreeMap<>(graph);
        }

        List<Set<T>> find() {
            for (T root : graph.keySet()) {
                if (!index.containsKey(root)) {
                    visit(root);
                }
            }
            return found;
        }

        private void visit(T root) {
            Deque<Frame<T>> frames = new ArrayDeque<>();
            frames.push(enter(root));
            while (!frames.isEmpty()) {
                Frame<T> frame = frames.element();
                if (frame.rest().hasNext()) {
                    T next = frame.rest().next();
                    if (!index.containsKey(next)) {
                        frames.push(enter(next));
                    } else if (onStack.contains(next)) {
                        low.merge(frame.task(), index.getOrDefault(next, 0), Math::min);
                    }
                } else {
                    frames.pop();
                    if (!frames.isEmpty()) {
                        low.merge(frames.element().task(), low.getOrDefault(frame.task(), 0), Math::min);
                    }
                    leave(frame.task());
                }
            }
        }

        private Frame<T> enter(T task) {
            int number = index.size();
            index.put(task, number);
            low.put(task, number);
            stack.push(task);
            onStack.add(task);
            Collection<T> targets = graph.get(task);
            List<T> known = targets == null
                    ? List.of()
                    : targets.stream().filter(graph::containsKey).sorted().toList();
            return new Frame<>(task, known.iterator());
        }

        private void leave(T task) {
            if (!low.getOrDefault(task, -1).equals(index.get(task))) {
                return;
            }
            Set<T> knot = new TreeSet<>();
            T member;
            do {
                member = stack.pop();
                onStack.remove(member);
                knot.add(member);
            } while (!member.equals(task));
            Collection<T> targets = graph.get(task);
            if (knot.size() > 1 || (targets != null && targets.contains(task))) {
                found.add(knot);
            }
        }
    }
}
