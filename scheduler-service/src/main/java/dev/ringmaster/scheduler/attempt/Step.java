package dev.ringmaster.scheduler.attempt;

import java.time.Instant;

/** Work to be done outside the core once the state that asks for it is stored; each may be repeated. */
public sealed interface Step {

    /** Make its workspace and folder and start its process, unless its claim is taken. */
    record Start() implements Step {}

    /** Take its claim, so that it can never start, or find that its process exists. */
    record TakeClaim(String reason) implements Step {}

    /** Tell its end, and when its time is up. */
    record Watch(Instant startedAt) implements Step {}

    /**
     * End everything that it has started.
     *
     * @param atOnce by force, without asking first: it hurts others while it lives
     */
    record EndProcess(boolean atOnce) implements Step {}

    /** Commit what the agent left and run the gates on it. */
    record Prove(int exitCode) implements Step {}

    /** End the gates that prove it, and judge without them. */
    record EndProof() implements Step {}

    /** Queue it for landing in its repository; at its turn it is brought onto the target. */
    record AwaitLanding() implements Step {}

    /** Let nothing else land in its repository. */
    record HoldLane() implements Step {}

    /** Let other work land in its repository again. */
    record FreeLane() implements Step {}

    /** See from time to time whether its branch has been merged on the remote. */
    record AwaitMerge() implements Step {}

    /**
     * Remove what a landed attempt no longer needs.
     *
     * @param commit the attempt's own
     * @param landed what brought it onto the target
     */
    record TidyUp(String commit, String landed, String targetBranch) implements Step {}
}
