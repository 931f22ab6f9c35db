package dev.ringmaster.cli.supervisor;

import java.time.Duration;

/**
 * How long a component that died waits before it is started again: not at all the first time, then 250 ms doubling to 30 s.
 *
 * @param steadyAfter a component that was ready this long is forgiven its earlier failures
 * @param crashLoopFrom failures in a row from which it is shown as crash-looping; it is still tried
 * @param grace how long a component may take to stop before it is killed
 */
record RestartPolicy(Duration first, Duration cap, Duration steadyAfter, int crashLoopFrom, Duration grace) {

    static final RestartPolicy DEFAULT = new RestartPolicy(
            Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofSeconds(10), 5, Duration.ofSeconds(30));

    /** @param failures how often it failed in a row, ≥ 1 */
    Duration delayAfter(int failures) {
        if (failures <= 1) {
            return Duration.ZERO;
        }
        Duration delay = first.multipliedBy(1L << Math.min(failures - 2, 20));
        return delay.compareTo(cap) > 0 ? cap : delay;
    }
}
