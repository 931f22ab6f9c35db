package dev.ringmaster.scheduler.attempt;

import java.time.Instant;

/** Work to be done outside the core once the state that asks for it is stored; each may be repeated. */
public sealed interface Step {

    /** Make its workspace and folder and start its process, unless its claim is taken. */
    record Start() implements Step {}

    /** Take its claim, so that it can never start, or find that its process exists. */
    record TakeClaim(String reason) implements Step {}

    /** Tell its end, and when its time is up. */
    record Watch(long pid, Instant startedAt) implements Step {}

    /** End its whole process group. */
    record EndProcess() implements Step {}

    record Prove(int exitCode) implements Step {}

    /** End the gates that prove it. */
    record EndProof() implements Step {}

    /** Queue it for landing in its repository. */
    record AwaitLanding() implements Step {}

    /** Bring its commit onto the newest target in a scratch worktree and run the gates there. */
    record Integrate(String commit) implements Step {}

    /** Move the target to the tested commit by fast-forward, unless it is already there. */
    record Advance(String tested) implements Step {}

    /** Remove what a landed attempt no longer needs. */
    record TidyUp() implements Step {}
}
