package dev.ringmaster.scheduler.gate;

import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.settings.WorkerLimits;
import java.io.IOException;

/** Says what a gate is kept within: it runs what an agent has written, so what holds the agent must hold the gate. Thread-safe. */
@FunctionalInterface
public interface GateBounds {
    /** Outside of any sandbox, with the usual limits. */
    GateBounds USUAL = (run, gate) -> new BoundedGate(gate.command(), run.environment(), WorkerLimits.DEFAULT);

    /** @throws IOException if it cannot be found out; then the gate must not start */
    BoundedGate of(GateRun run, Gate gate) throws IOException;
}
