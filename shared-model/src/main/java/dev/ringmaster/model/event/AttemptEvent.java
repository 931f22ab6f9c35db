package dev.ringmaster.model.event;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.usage.AgentReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to attempts, on {@link Topic#ATTEMPTS}, keyed by task. Written by scheduler-service. */
public sealed interface AttemptEvent extends Event {

    AttemptRef attempt();

    @Override
    default String key() {
        return attempt().task().value();
    }

    /** The attempt never started and never will; it is not counted. The slot is free. */
    record AttemptDeclined(AttemptRef attempt, String reason) implements AttemptEvent {}

    /**
     * The agent's process has been started.
     *
     * @param number which attempt of the task, from 1
     * @param startedAt when its process was exec'd
     */
    record AttemptStarted(AttemptRef attempt, int number, long pid, Instant startedAt) implements AttemptEvent {}

    /**
     * @param outputBytes output so far
     * @param lastOutputAt when output last grew
     */
    record AttemptProgressed(AttemptRef attempt, long outputBytes, Instant lastOutputAt) implements AttemptEvent {}

    /**
     * What the agent's output has said of itself: once its session is known, and at the end. Each report is whole; the last
     * one counts.
     */
    record AttemptReported(AttemptRef attempt, AgentReport report, Instant at) implements AttemptEvent {}

    /**
     * How the attempt is has changed.
     *
     * @param reason one sentence
     */
    record AttemptHealthChanged(AttemptRef attempt, AttemptHealth health, String reason, Instant at)
            implements AttemptEvent {}

    /**
     * The agent's process is gone and the slot is free; the work is being proved.
     *
     * @param exitCode 128 + signal for a signal; null when there is no exit record
     */
    record AttemptExited(AttemptRef attempt, @Nullable Integer exitCode, Duration ran) implements AttemptEvent {}

    /**
     * The gates passed on the agent's work.
     *
     * @param commit the attempt's commit; null without a worktree
     */
    record AttemptProven(AttemptRef attempt, @Nullable String commit, List<GateResult> gates) implements AttemptEvent {
        public AttemptProven {
            gates = List.copyOf(gates);
        }
    }

    /**
     * The work is on the target branch and the gates passed on the integrated tree.
     *
     * @param commit the full hash on the target branch
     */
    record AttemptLanded(AttemptRef attempt, String commit, String targetBranch) implements AttemptEvent {}

    /** @param files the paths that conflict */
    record AttemptConflicted(AttemptRef attempt, List<String> files) implements AttemptEvent {
        public AttemptConflicted {
            files = List.copyOf(files);
        }
    }

    /**
     * The work is proven and lands once a person approves it; a decision of kind {@code review} asks for that.
     *
     * @param commit the attempt's commit
     * @param diffStat what it changes against its base, as {@code git diff --stat} says it
     */
    record AttemptAwaitsReview(AttemptRef attempt, String commit, String targetBranch, String diffStat)
            implements AttemptEvent {}

    /**
     * The work is proven and its branch is on the project's remote; it has landed once the target there holds it.
     *
     * @param branch its name on the remote
     * @param url of the request at the forge; null where none was opened, so that a person opens it
     */
    record AttemptProposed(
            AttemptRef attempt, String branch, @Nullable String url) implements AttemptEvent {}

    /**
     * The work is a change to Ringmaster itself: it was put upon the target and its gates passed on the result, and release-service
     * decides whether it goes live. Nothing has moved yet.
     *
     * @param targetBranch the branch's short name
     * @param base the full hash of the target's commit
     * @param commit the full hash of the resulting commit, whose only parent is the base; kept by a ref of the attempt
     */
    record AttemptHandedOver(AttemptRef attempt, String targetBranch, String base, String commit)
            implements AttemptEvent {}

    /**
     * The one final outcome; nothing follows it.
     *
     * @param started whether an agent process ever ran, so that the attempt counts
     */
    record AttemptFinished(AttemptRef attempt, Outcome outcome, boolean started, Instant finishedAt)
            implements AttemptEvent {}
}
