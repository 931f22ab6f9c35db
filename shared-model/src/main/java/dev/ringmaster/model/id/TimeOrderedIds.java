package dev.ringmaster.model.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits. Ids of one source never go
 * backwards: within a millisecond, and when the clock steps back, the 12 bits after the version count on (RFC 9562 §6.2,
 * method 1). Safe for use by several threads.
 */
public final class TimeOrderedIds {

    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long last;

    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public AttemptId nextAttempt() {
        return new AttemptId(next());
    }

    public EventId nextEvent() {
        return new EventId(next());
    }

    /** The next id, greater as text than every one before it. */
    public synchronized UUID next() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        long millis = last >>> COUNTER_BITS;
        long counter = last & ((1 << COUNTER_BITS) - 1);
        long high = (millis << 16) | 0x7000L | counter;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
