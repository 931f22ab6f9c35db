package dev.ringmaster.scheduler.landing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hands what waits for each key to one worker at a time, in the order it came; different keys run beside one another. Thread-safe.
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
        List<T> work(List<T> waiting);
    }

    private final Consumer<Runnable> executor;
    private final Worker<T> worker;
    private final Map<String, List<T>> waiting = new HashMap<>();

    /** @param executor runs what it is given on another thread, without a bound */
    RepositoryLanes(Consumer<Runnable> executor, Worker<T> worker) {
        this.executor = executor;
        this.worker = worker;
    }

    /** Queues something behind the others of its key. */
    synchronized void queue(String key, T item) {
        List<T> lane = waiting.get(key);
        if (lane == null) {
            waiting.put(key, new ArrayList<>(List.of(item)));
            run(key);
        } else {
            lane.add(item);
        }
    }

    /** What waits for a key and is not being worked on. */
    synchronized List<T> waiting(String key) {
        return List.copyOf(waiting.getOrDefault(key, List.of()));
    }

    private void run(String key) {
        executor.accept(() -> {
            List<T> taken = take(key);
            // A worker that fails has at least had its turn with the first.
            List<T> left = taken.subList(1, taken.size());
            try {
                left = worker.work(taken);
            } finally {
                next(key, left);
            }
        });
    }

    private synchronized List<T> take(String key) {
        List<T> lane = waiting.getOrDefault(key, List.of());
        List<T> taken = List.copyOf(lane);
        lane.clear();
        return taken;
    }

    private synchronized void next(String key, List<T> left) {
        List<T> lane = waiting.computeIfAbsent(key, any -> new ArrayList<>());
        lane.addAll(0, left);
        if (lane.isEmpty()) {
            waiting.remove(key);
        } else {
            run(key);
        }
    }
}
