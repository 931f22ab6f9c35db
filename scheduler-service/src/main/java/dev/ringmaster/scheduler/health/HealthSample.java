package dev.ringmaster.scheduler.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an attempt at a moment.
 *
 * @param outputBytes printed so far
 * @param cpu what its processes computed so far
 * @param filesChangedAt when a file of its worktree last changed; null when nobody looked
 * @param connected whether it holds a connection open; false also when nobody looked
 * @param repeats how often its output repeats its last lines; 0 or 1 when it does not
 */
public record HealthSample(
        Instant at,
        long outputBytes,
        Duration cpu,
        @Nullable Instant filesChangedAt,
        boolean connected,
        int repeats) {}
