package dev.ringmaster.scheduler.landing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands what waits for each key to one worker at a time, in the order it came; different keys run beside one another. A key can be held.
 * Thread-safe.
 *
 * @param <T> what waits
 */
final class RepositoryLanes<T> {

    /** Works on the first that waits, and on as many others as it likes. */
    interface Worker<T> {
        /**
         * @param waiting at least one, in order
         * @return those that are still to be worked on, in order; they come before what has been queued meanwhile
         */
        List<T> work(String key, List<T> waiting);
    }

    private final Consumer<Runnable> executor;
    private final Worker<T> worker;
    private final Map<String, List<T>> waiting = new HashMap<>();
    private final Map<String, Set<Object>> holders = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /** @param executor runs what it is given on another thread, without a bound */
    RepositoryLanes(Consumer<Runnable> executor, Worker<T> worker) {
        this.executor = executor;
        this.worker = worker;
    }

    /** Queues something behind the others of its key. */
    synchronized void queue(String key, T item) {
        waiting.computeIfAbsent(key, any -> new ArrayList<>()).add(item);
        start(key);
    }

    /** What waits for a key and is not being worked on. */
    synchronized List<T> waiting(String key) {
        return List.copyOf(waiting.getOrDefault(key, List.of()));
    }

    /** From now on nothing of the key is begun, until each of its holders has freed it. What is being worked on goes on. */
    synchronized void hold(String key, Object holder) {
        holders.computeIfAbsent(key, any -> new HashSet<>()).add(holder);
    }

    /** Takes a hold back; nothing happens without one. */
    synchronized void free(String key, Object holder) {
        Set<Object> all = holders.get(key);
        if (all != null && all.remove(holder) && all.isEmpty()) {
            holders.remove(key);
            start(key);
        }
    }

    private void start(String key) {
        if (waiting.containsKey(key) && !holders.containsKey(key) && running.add(key)) {
            run(key);
        }
    }

    private void run(String key) {
        executor.accept(() -> {
            List<T> taken = take(key);
            if (taken.isEmpty()) {
                next(key, taken);
                return;
            }
            // A worker that fails has at least had its turn with the first.
            List<T> left = taken.subList(1, taken.size());
            try {
                left = worker.work(key, taken);
            } finally {
                next(key, left);
            }
        });
    }

    /** All that waits; nothing where the key has been held meanwhile. */
    private synchronized List<T> take(String key) {
        List<T> lane = holders.containsKey(key) ? null : waiting.remove(key);
        return lane == null ? List.of() : List.copyOf(lane);
    }

    private synchronized void next(String key, List<T> left) {
        running.remove(key);
        if (!left.isEmpty()) {
            waiting.computeIfAbsent(key, any -> new ArrayList<>()).addAll(0, left);
        }
        start(key);
    }
}
