package dev.ringmaster.analysis.metric;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment after which a metric gives up; the nanosecond clock comes from outside. */
public final class TimeLimit {

    private final LongSupplier nanoClock;
    private final long start;
    private final long limit;

    private TimeLimit(LongSupplier nanoClock, long limit) {
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
        this.limit = limit;
    }

    /** A limit that starts now. */
    public static TimeLimit of(Duration limit, LongSupplier nanoClock) {
        return new TimeLimit(nanoClock, limit.toNanos());
    }

    public boolean isPassed() {
        return nanoClock.getAsLong() - start > limit;
    }

    /** Milliseconds since it started. */
    public double elapsedMillis() {
        return (nanoClock.getAsLong() - start) / 1e6;
    }
}
