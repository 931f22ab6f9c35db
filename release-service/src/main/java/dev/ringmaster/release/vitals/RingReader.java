package dev.ringmaster.release.vitals;

import java.io.IOException;

/** Looks at the ring's components. */
public interface RingReader {

    /** All that run; one that does not answer is there and not ready. */
    Vitals read() throws IOException, InterruptedException;

    /**
     * Sends a task round the ring and waits for it.
     *
     * @return whether it came back
     */
    Probe sendTask() throws IOException, InterruptedException;

    /** What came of a task that was sent round the ring. */
    enum Probe {
        CAME_BACK,
        LOST,
        /** No API runs that could take it. */
        NOT_SENT
    }
}
