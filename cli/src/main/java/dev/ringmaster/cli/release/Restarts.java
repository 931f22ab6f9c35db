package dev.ringmaster.cli.release;

import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whoever keeps the ring's components running, as far as a release needs it. */
public interface Restarts {

    /** The version of its program that a component's process runs; empty when it has none. */
    Optional<String> runs(Component component);

    /**
     * Ends a component's process, starts its current program and waits until it is ready.
     *
     * @param limit how long that may take
     * @throws IOException if nobody takes the order
     */
    Restarted restart(Component component, Duration limit) throws IOException;

    /**
     * What came of it.
     *
     * @param sentence says how the component is, for a person
     * @param gapMillis from its last answer to its next readiness, in ms; 0 where it did not answer before
     */
    record Restarted(boolean ready, String sentence, long gapMillis) {}
}
