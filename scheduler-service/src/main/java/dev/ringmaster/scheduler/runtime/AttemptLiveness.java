package dev.ringmaster.scheduler.runtime;

import dev.ringmaster.execution.process.ExitRecord;
import dev.ringmaster.execution.process.ProcessIdentity;
import java.time.Instant;

/** Where an attempt's agent stands; everything but {@code Running} is final and rests on proof, never on elapsed time. */
public sealed interface AttemptLiveness {
    /** The agent, or the shim that is writing down its exit, is alive. */
    record Running(ProcessIdentity identity, Instant startedAt) implements AttemptLiveness {}

    /** The agent has ended and its exit was recorded. */
    record Exited(ExitRecord exit, Instant startedAt) implements AttemptLiveness {}

    /** No agent ever ran for this attempt and none ever will: the claim is ours. */
    record NeverStarted(String proof) implements AttemptLiveness {}

    /** The agent is gone and left no exit record. */
    record Lost(String proof) implements AttemptLiveness {}
}
