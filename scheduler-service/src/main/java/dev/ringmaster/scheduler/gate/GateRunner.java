package dev.ringmaster.scheduler.gate;

import java.io.IOException;
import java.nio.file.Path;

/** Runs gates. Thread-safe; one run for one attempt folder at a time. */
public interface GateRunner {
    /**
     * Runs the gates one after the other until one fails. First ends a gate that an earlier process left running for this attempt.
     * Blocks until all is said; an interrupt ends the running gate with its whole process group.
     *
     * @throws InterruptedException after the running gate was ended
     * @throws IOException if a gate could not be started for a reason of this machine, such as a full disk
     */
    GateReport run(GateRun run) throws IOException, InterruptedException;

    /** Ends what earlier runs for this attempt folder left running; harmless where nothing runs. */
    void endLeftovers(Path attemptFolder) throws IOException, InterruptedException;
}
