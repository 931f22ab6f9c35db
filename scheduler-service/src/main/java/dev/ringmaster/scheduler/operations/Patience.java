package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.id.AttemptId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says how long to wait before a step is tried again that failed because of this machine, such as a full disk: 1 s, then twice as long
 * each time, about a minute in all. Thread-safe.
 */
public final class Patience {

    private static final int TRIES = 6;

    private final Map<AttemptId, Integer> failures = new ConcurrentHashMap<>();

    /** How long to wait after one more failure; empty when it has failed too often. */
    public Optional<Duration> afterFailure(AttemptId attempt) {
        int failed = failures.merge(attempt, 1, Integer::sum);
        if (failed > TRIES) {
            failures.remove(attempt);
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(1L << (failed - 1)));
    }

    public void forget(AttemptId attempt) {
        failures.remove(attempt);
    }
}
