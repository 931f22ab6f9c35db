package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * {@code [retry]}: what happens after an attempt that failed.
 *
 * @param maxAttempts 1 to 100, default 3: counted attempts of one task before a person is asked. More lets agents try
 *     longer, less spends less
 * @param initialBackoff 0s to 1d, default 1s: wait before the second attempt
 * @param maxBackoff at least the initial backoff, at most 7d; default 5m: no wait is longer
 * @param multiplier 1 to 100, default 2.0: each wait is this many times the one before
 * @param jitter 0 to 1, default 0.2: the part of each wait that is left to chance. More keeps tasks that failed together apart, 0
 *     makes waits exact
 * @param quotaJitter 0s to 1h, default 30s: an account gets work again up to this long after its quota was said to be back. More
 *     keeps several rings on one account apart, less begins sooner
 * @param sessionWait 0s to 1d, default 10m: how long a task waits for a slot of the worker that holds its session before any
 *     worker takes it with a fresh one
 */
public record RetrySettings(
        int maxAttempts,
        Duration initialBackoff,
        Duration maxBackoff,
        double multiplier,
        double jitter,
        Duration quotaJitter,
        Duration sessionWait) {

    public static final RetrySettings DEFAULT = new RetrySettings(
            3, Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0, 0.2, Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** @throws InvalidSettingException if a value is out of its range */
    public RetrySettings {
        Rule.between("max_attempts", maxAttempts, 1, 100);
        Rule.between("initial_backoff", initialBackoff, Duration.ZERO, Duration.ofDays(1));
        Rule.between("max_backoff", maxBackoff, initialBackoff, Duration.ofDays(7));
        Rule.between("multiplier", multiplier, 1, 100);
        Rule.between("jitter", jitter, 0.0, 1.0);
        Rule.between("quota_jitter", quotaJitter, Duration.ZERO, Duration.ofHours(1));
        Rule.between("session_wait", sessionWait, Duration.ZERO, Duration.ofDays(1));
    }
}
