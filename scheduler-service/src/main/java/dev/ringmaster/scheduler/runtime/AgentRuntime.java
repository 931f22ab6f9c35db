package dev.ringmaster.scheduler.runtime;

import dev.ringmaster.model.id.AttemptId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A place where agents run, one process tree for each attempt, whoever started this service and however often it is restarted.
 * Thread-safe. Every method may be called again for the same attempt, also by a later process of this service.
 */
public interface AgentRuntime {
    /**
     * Starts the attempt's agent unless somebody has claimed the attempt before. Returns when the agent is started or known not to be
     * (a few milliseconds; blocks on files and a process, so not for an event loop).
     */
    LaunchResult launch(LaunchRequest request);

    /**
     * Says where the attempt's agent stands. Where nobody has claimed the attempt, this claims it, so that {@code NeverStarted} is
     * final: a launch that comes later gets {@code AlreadyClaimed}. So: not to be asked for an attempt that shall still be launched.
     */
    AttemptLiveness find(AttemptId attempt);

    /** Says where the attempt's agent stands, without claiming anything: it may still be launched afterwards. */
    Standing standing(AttemptId attempt);

    /** Every attempt of which this runtime holds anything, also of those that are over and of an earlier process of this service. */
    Set<AttemptId> held();

    /**
     * Completes when the attempt's agent is over, with anything but {@code Running}; at once if it is over already. Completes on a thread
     * of this runtime: slow work belongs elsewhere.
     */
    CompletionStage<AttemptLiveness> onExit(AttemptId attempt);

    /**
     * Asks the agent's whole process group to end, and ends by force after the grace all that the agent has started, wherever it went.
     * Completes as {@link #onExit} does, when nothing of that runs any more. Signals nothing whose identity does not match.
     *
     * @param grace ≥ 0
     */
    CompletionStage<AttemptLiveness> stop(AttemptId attempt, Duration grace);

    /**
     * Ends what an agent that is over has left running, such as a server in the background; blocks for some milliseconds.
     * To be called before the attempt's worktree is looked at.
     *
     * @return how many processes were ended
     */
    int endLeftovers(AttemptId attempt);

    /** Gives back what is kept for an attempt whose end is stored, such as its cgroup. Harmless when repeated. */
    void release(AttemptId attempt);

    /** What the attempt's agent and gates print. */
    AttemptOutput output();

    /** What running attempts use. */
    AttemptGauge gauge();
}
