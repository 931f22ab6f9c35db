package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.Readiness;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures for how long a component does not answer, by asking it every few milliseconds. The gap is told from the last answer before it to
 * the first answer after it, so it is never told shorter than it was.
 */
public final class GapWatch {

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LAST_LOOK = TimeUnit.SECONDS.toNanos(2);

    private final Readiness readiness;
    private final Component component;
    private final Thread thread;
    private volatile boolean over;
    private volatile long gap;
    private volatile boolean answered;

    private GapWatch(Readiness readiness, Component component) {
        this.readiness = readiness;
        this.component = component;
        this.answered = readiness.ready(component);
        this.thread = Thread.ofPlatform()
                .name("gap-" + component.shortName())
                .daemon()
                .unstarted(this::watch);
    }

    /** Begins to ask. */
    public static GapWatch begin(Readiness readiness, Component component) {
        GapWatch watch = new GapWatch(readiness, component);
        watch.thread.start();
        return watch;
    }

    /**
     * Ends asking, but for a moment in which a component that came back may still be heard.
     *
     * @return the longest time without an answer; empty if it did not answer before, or does not now
     */
    public Optional<Duration> end() throws InterruptedException {
        over = true;
        thread.join();
        return answered && gap > 0 ? Optional.of(Duration.ofNanos(gap)) : Optional.empty();
    }

    private void watch() {
        boolean everAnswered = answered;
        long last = System.nanoTime();
        long longest = 0;
        long giveUp = 0;
        while (true) {
            boolean ends = over;
            long asked = System.nanoTime();
            boolean answers = readiness.ready(component);
            if (answers) {
                if (!answered && everAnswered) {
                    longest = Math.max(longest, System.nanoTime() - last);
                }
                last = asked;
                everAnswered = true;
            }
            answered = answers;
            gap = longest;
            if (ends) {
                giveUp = giveUp == 0 ? asked + LAST_LOOK : giveUp;
                if (answers || asked > giveUp) {
                    return;
                }
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }
}
