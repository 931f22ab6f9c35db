package dev.ringmaster.scheduler.landing;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** Runs work one at a time for each key, in the order it came; different keys run beside one another. Thread-safe. */
final class RepositoryLanes {

    private final Consumer<Runnable> executor;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    /** @param executor runs what it is given on another thread, without a bound */
    RepositoryLanes(Consumer<Runnable> executor) {
        this.executor = executor;
    }

    /** Queues work behind the other work of its key. */
    synchronized void queue(String key, Runnable work) {
        Queue<Runnable> lane = waiting.get(key);
        if (lane == null) {
            waiting.put(key, new ArrayDeque<>());
            run(key, work);
        } else {
            lane.add(work);
        }
    }

    private void run(String key, Runnable work) {
        executor.accept(() -> {
            try {
                work.run();
            } finally {
                next(key);
            }
        });
    }

    private synchronized void next(String key) {
        Queue<Runnable> lane = waiting.get(key);
        Runnable work = lane == null ? null : lane.poll();
        if (work == null) {
            waiting.remove(key);
        } else {
            run(key, work);
        }
    }
}
