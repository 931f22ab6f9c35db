package dev.ringmaster.scheduler.configuration;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Waits until edits have been quiet for a while: a thousand a second cost one look at their end. Thread-safe. */
final class EditQuiet {

    private final Supplier<Duration> quiet;
    private final ScheduledExecutorService thread;
    private final Runnable look;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long lastEdit;

    /** @param quiet asked anew after each edit */
    EditQuiet(Supplier<Duration> quiet, ScheduledExecutorService thread, Runnable look) {
        this.quiet = quiet;
        this.thread = thread;
        this.look = look;
    }

    void edited() {
        lastEdit = System.nanoTime();
        if (waiting.compareAndSet(false, true)) {
            later(quiet.get().toNanos());
        }
    }

    private void check() {
        long left = lastEdit + quiet.get().toNanos() - System.nanoTime();
        if (left > 0) {
            later(left);
            return;
        }
        waiting.set(false);
        look.run();
    }

    private void later(long nanos) {
        if (!thread.isShutdown()) {
            thread.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
        }
    }
}
