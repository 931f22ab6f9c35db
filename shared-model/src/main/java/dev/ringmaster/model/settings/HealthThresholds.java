package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * When an attempt of a worker counts as slow, hung or looping.
 *
 * @param slowAfter 1s to 1d, default 2m: quiet for so long it is shown as slow; nothing else happens
 * @param hungAfter more than {@code slow_after}, at most 7d, default 15m: without output, computing or changed files for so long it
 *     is ended. More waits for slower models, less frees the slot sooner
 * @param loopRepeats 5 to 100000, default 50: so many times the same lines one after the other are a loop, and it is ended if that
 *     goes on
 */
public record HealthThresholds(Duration slowAfter, Duration hungAfter, int loopRepeats) {

    public static final HealthThresholds DEFAULT =
            new HealthThresholds(Duration.ofMinutes(2), Duration.ofMinutes(15), 50);

    /** @throws InvalidSettingException if a value is out of its range */
    public HealthThresholds {
        Rule.between("slow_after", slowAfter, Duration.ofSeconds(1), Duration.ofDays(1));
        Rule.between("hung_after", hungAfter, slowAfter.plusMillis(1), Duration.ofDays(7));
        Rule.between("loop_repeats", loopRepeats, 5, 100_000);
    }
}
