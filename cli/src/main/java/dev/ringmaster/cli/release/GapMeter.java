package dev.ringmaster.cli.release;

import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures how long a component did not answer, by asking it all the time. */
final class GapMeter {

    private static final long EVERY_MILLIS = 10;

    private final Thread thread;
    private volatile boolean over;
    private volatile long gapNanos;

    private GapMeter(Settings settings, Component component) {
        RingReadiness readiness = new RingReadiness(settings);
        this.thread = Thread.ofPlatform().name("gap").daemon().unstarted(() -> {
            long lastAnswer = 0;
            boolean missing = false;
            while (!over) {
                boolean ready = readiness.ready(component);
                long now = System.nanoTime();
                if (ready && missing && lastAnswer != 0) {
                    gapNanos = Math.max(gapNanos, now - lastAnswer);
                }
                missing = !ready;
                if (ready) {
                    lastAnswer = now;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
            }
        });
    }

    static GapMeter begin(Settings settings, Component component) {
        GapMeter meter = new GapMeter(settings, component);
        meter.thread.start();
        return meter;
    }

    /** @return the longest gap between two answers in ms; 0 if it never answered again */
    long end() {
        // One more answer: the supervisor may have had the first before us.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3 * EVERY_MILLIS));
        over = true;
        return TimeUnit.NANOSECONDS.toMillis(gapNanos);
    }
}
