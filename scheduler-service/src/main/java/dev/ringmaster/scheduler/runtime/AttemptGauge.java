package dev.ringmaster.scheduler.runtime;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Measures what running attempts use. Thread-safe; each call looks at the machine, so it is for a thread that may wait some milliseconds. */
public interface AttemptGauge {

    /** What the processes of each of these attempts use together, by one look; {@link Footprint#NONE} where there are none. */
    Map<AttemptId, Footprint> measure(Collection<AttemptId> attempts);

    /** The memory of these processes where what n of them share counts once, in bytes. Costs more than {@link #measure}. */
    long exactMemory(Footprint footprint);

    /** Whether one of these processes holds a connection open. Costs more than {@link #measure}. */
    boolean holdsConnection(Footprint footprint);

    /** When the attempt's agent last printed; empty where it never did. */
    Optional<Instant> lastOutputAt(AttemptId attempt);

    /** Whether the attempt was ended by the machine because it passed its memory. */
    boolean wasKilledForMemory(AttemptId attempt);

    /** Whether limits of memory and processes are kept by the machine itself, so that nobody needs to look often. */
    boolean enforcesLimits();
}
