package dev.ringmaster.api.readmodel;

import dev.ringmaster.api.store.Documents;
import dev.ringmaster.api.view.AttemptRepository;
import dev.ringmaster.api.view.AttemptSummary;
import dev.ringmaster.api.view.PromptSummary;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which columns of the view of attempts each event fills. */
@ApplicationScoped
public class AttemptFacts {

    private final AttemptRepository attempts;
    private final WorkerRepository workers;
    private final Documents documents;

    AttemptFacts(AttemptRepository attempts, WorkerRepository workers, Documents documents) {
        this.attempts = attempts;
        this.workers = workers;
        this.documents = documents;
    }

    void take(LedgerTransaction tx, AssignmentEvent event, Instant at) throws SQLException {
        switch (event) {
            case AssignmentEvent.TaskAssigned assigned -> {
                Assignment assignment = assigned.assignment();
                attempts.put(
                        tx,
                        assignment.ref(),
                        facts(
                                "assigned_at",
                                at.toEpochMilli(),
                                "number",
                                assignment.number(),
                                "resumed",
                                assignment.resume() == null ? null : documents.write(assignment.resume()),
                                "dispatch",
                                assigned.why() == null ? null : documents.write(assigned.why())));
            }
            case AssignmentEvent.TaskRevoked revoked ->
                attempts.revoke(tx, revoked.attempt().toString(), revoked.reason());
        }
    }

    void take(LedgerTransaction tx, PromptEvent event, Instant at) throws SQLException {
        Map<String, @Nullable Object> facts = switch (event) {
            case PromptEvent.TaskPrepared prepared ->
                facts(
                        "prepared_at",
                        at.toEpochMilli(),
                        "prompt",
                        prepared.prompt(),
                        "prompt_parts",
                        documents.write(
                                new PromptSummary.Parts(prepared.blocks(), prepared.omitted(), prepared.budget())));
            case PromptEvent.TaskPreparationFailed failed -> facts("failed_prepare", failed.reason());
        };
        attempts.put(tx, event.assignment().ref(), facts);
    }

    void take(LedgerTransaction tx, AttemptEvent event, Instant at) throws SQLException {
        long now = at.toEpochMilli();
        Map<String, @Nullable Object> facts = switch (event) {
            case AttemptEvent.AttemptDeclined declined -> facts("declined", declined.reason());
            case AttemptEvent.AttemptStarted started ->
                facts("started_at", started.startedAt().toEpochMilli(), "number", started.number());
            case AttemptEvent.AttemptProgressed progressed ->
                facts(
                        "output_bytes",
                        progressed.outputBytes(),
                        "last_output_at",
                        progressed.lastOutputAt().toEpochMilli());
            case AttemptEvent.AttemptReported reported -> {
                workers.windows(tx, event.attempt().worker(), reported.report().windows(), reported.at());
                yield facts("report", documents.write(reported.report()));
            }
            case AttemptEvent.AttemptHealthChanged changed ->
                facts(
                        "health",
                        documents.write(new AttemptSummary.Health(changed.health(), changed.reason(), changed.at())));
            case AttemptEvent.AttemptExited exited ->
                facts(
                        "exited_at",
                        now,
                        "exit_code",
                        exited.exitCode(),
                        "ran_millis",
                        exited.ran().toMillis());
            case AttemptEvent.AttemptProven proven -> facts("proven_at", now, "gates", documents.write(proven.gates()));
            case AttemptEvent.AttemptLanded landed ->
                facts("landed_at", now, "commit_hash", landed.commit(), "target_branch", landed.targetBranch());
            case AttemptEvent.AttemptConflicted conflicted -> facts("conflicts", documents.write(conflicted.files()));
            case AttemptEvent.AttemptAwaitsReview review ->
                facts("proven_at", now, "target_branch", review.targetBranch());
            case AttemptEvent.AttemptProposed proposed -> facts("proven_at", now);
            case AttemptEvent.AttemptHandedOver handedOver ->
                facts("proven_at", now, "target_branch", handedOver.targetBranch());
            case AttemptEvent.AttemptFinished finished ->
                facts(
                        "finished_at",
                        finished.finishedAt().toEpochMilli(),
                        "outcome",
                        documents.write(finished.outcome()));
        };
        attempts.put(tx, event.attempt(), facts);
    }

    private static Map<String, @Nullable Object> facts(@Nullable Object... columnsAndValues) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            facts.put(String.valueOf(columnsAndValues[i]), columnsAndValues[i + 1]);
        }
        return facts;
    }
}
