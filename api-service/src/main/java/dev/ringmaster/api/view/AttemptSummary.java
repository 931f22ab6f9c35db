package dev.ringmaster.api.view;

import dev.ringmaster.api.attempt.AttemptStatus;
import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.usage.AgentReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an attempt.
 *
 * @param number which attempt of its task, from 1
 * @param sentence how it fares, for a person
 * @param ran how long its agent ran
 * @param report what its agent said of itself: session, model, tokens and cost with their source, windows; null before it spoke
 * @param health null as long as nothing was told
 * @param resumed what it went on from; null for a fresh start
 * @param dispatch why the queue gave it out then and there; null where an earlier version did
 * @param reason why it was declined or could not be prepared, or why it is to end
 */
public record AttemptSummary(
        String id,
        String task,
        String project,
        String worker,
        long epoch,
        @Nullable Integer number,
        AttemptStatus status,
        String sentence,
        @Nullable Instant assignedAt,
        @Nullable Instant preparedAt,
        @Nullable Instant startedAt,
        @Nullable Instant exitedAt,
        @Nullable Integer exitCode,
        @Nullable Duration ran,
        @Nullable Instant provenAt,
        @Nullable String commit,
        List<GateResult> gates,
        @Nullable Instant landedAt,
        @Nullable String targetBranch,
        List<String> conflicts,
        @Nullable Instant finishedAt,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Long outputBytes,
        @Nullable Instant lastOutputAt,
        @Nullable AgentReport report,
        @Nullable Health health,
        @Nullable Resume resumed,
        @Nullable DispatchReason dispatch) {

    /**
     * How it was when that last changed.
     *
     * @param reason one sentence
     */
    public record Health(AttemptHealth state, String reason, Instant at) {}

    public AttemptSummary {
        gates = List.copyOf(gates);
        conflicts = List.copyOf(conflicts);
    }
}
