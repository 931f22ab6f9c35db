package dev.ringmaster.release.vitals;

import java.time.Instant;

/** Knows how attempts have ended. */
public interface AttemptEnds {

    /** Those that ended at this time or later. */
    Count since(Instant from);

    /**
     * @param all how many attempts ended
     * @param ringAtFault those that the ring lost or could not prepare, start or prove
     */
    record Count(int all, int ringAtFault) {}
}
