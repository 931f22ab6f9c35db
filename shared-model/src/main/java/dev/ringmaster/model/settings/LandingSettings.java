package dev.ringmaster.model.settings;

import java.time.Duration;

/**
 * {@code [landing]}: how work is proven, landed and cleared away.
 *
 * @param gateTimeout 1s to 1d, default 15m: for a gate that sets none of its own
 * @param keepWorktrees default false: a landed attempt's worktree is removed. True keeps it for looking at, and takes disk
 * @param agentStopGrace 0s to 10m, default 5s: how long a stopped agent may tidy up before it is killed
 * @param maxBatch 1 to 100, default 16: proven attempts that land together after one run of the gates. More lands faster; when a batch
 *     fails, finding the guilty one takes more runs
 * @param pullRequestPoll 5s to 1d, default 1m: how often a proposed branch is looked for on the remote's target
 */
public record LandingSettings(
        Duration gateTimeout, boolean keepWorktrees, Duration agentStopGrace, int maxBatch, Duration pullRequestPoll) {

    public static final LandingSettings DEFAULT =
            new LandingSettings(Duration.ofMinutes(15), false, Duration.ofSeconds(5), 16, Duration.ofMinutes(1));

    /** @throws InvalidSettingException if a value is out of its range */
    public LandingSettings {
        Rule.between("gate_timeout", gateTimeout, Duration.ofSeconds(1), Duration.ofDays(1));
        Rule.between("agent_stop_grace", agentStopGrace, Duration.ZERO, Duration.ofMinutes(10));
        Rule.between("max_batch", maxBatch, 1, 100);
        Rule.between("pull_request_poll", pullRequestPoll, Duration.ofSeconds(5), Duration.ofDays(1));
    }
}
