package dev.ringmaster.scheduler.runtime;

import dev.ringmaster.execution.process.ProcessIdentity;
import java.time.Instant;

/** What came of a launch. */
public sealed interface LaunchResult {
    /** The agent has been started by this launch. */
    record Started(ProcessIdentity identity, Instant startedAt) implements LaunchResult {}

    /** Another launch has started the attempt before, or it was declared never started: {@link AgentRuntime#find} says which. */
    record AlreadyClaimed() implements LaunchResult {}

    /** The command does not exist or may not be run; nothing was started and the attempt is not claimed. */
    record CommandNotFound(String reason) implements LaunchResult {}

    /**
     * The machine could not do its part, for example a full disk or a missing working directory; no agent was started.
     *
     * @param reason one sentence
     */
    record Failed(String reason) implements LaunchResult {}
}
