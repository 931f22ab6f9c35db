package dev.ringmaster.scheduler.landing.proposal;

import dev.ringmaster.model.id.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Says when a forge is to be asked about a request: the longer nothing has come of it, the more seldom. After a restart it begins anew.
 * Thread-safe.
 */
final class RequestWatch {

    /** So many times the first wait is the longest. */
    static final int LONGEST = 32;

    private final Map<AttemptId, Turn> turns = new HashMap<>();

    /**
     * Whether it is to be asked now; the next time is later then.
     *
     * @param first how long to wait before the first time, and between that and the second
     */
    synchronized boolean isDue(AttemptId attempt, Duration first, Instant now) {
        Turn turn = turns.computeIfAbsent(attempt, any -> new Turn(now.plus(first), 1));
        if (now.isBefore(turn.at())) {
            return false;
        }
        turns.put(attempt, new Turn(now.plus(first.multipliedBy(turn.factor())), Math.min(LONGEST, turn.factor() * 2)));
        return true;
    }

    synchronized void forget(AttemptId attempt) {
        turns.remove(attempt);
    }

    private record Turn(Instant at, int factor) {}
}
