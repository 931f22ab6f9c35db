package dev.ringmaster.scheduler.messaging;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.outbox.SnapshotSource;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.kept.WorkBooks;
import dev.ringmaster.scheduler.operations.AttemptRegister;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Tells again how workers and unfinished attempts are when the broker has lost it. */
@ApplicationScoped
public class SchedulerSnapshots implements SnapshotSource {

    private final WorkerRegistry workers;
    private final AttemptRepository attempts;
    private final WorkBooks books;

    SchedulerSnapshots(WorkerRegistry workers, AttemptRepository attempts, WorkBooks books) {
        this.workers = workers;
        this.attempts = attempts;
        this.books = books;
    }

    @Override
    public void publishSnapshots(LedgerTransaction tx, Set<Topic> lost) throws SQLException {
        if (lost.contains(Topic.WORKERS)) {
            workers.tellAll(tx);
        }
        if (lost.contains(Topic.ATTEMPTS)) {
            books.tellAgain();
            for (StoredAttempt stored : attempts.findUnfinished(tx.connection())) {
                tx.continueTrace(stored.traceparent());
                for (AttemptEvent event : factsOf(stored.attempt())) {
                    tx.publish(event, AttemptRegister.idOf(event, stored.attempt()));
                }
            }
        }
    }

    /** What can be said of an attempt from its state alone; the outbox has the rest, for as long as it keeps events. */
    private static List<AttemptEvent> factsOf(Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Running running ->
                List.of(new AttemptEvent.AttemptStarted(
                        attempt.ref(), attempt.number(), running.pid(), running.startedAt()));
            case AttemptState.Proven proven ->
                List.of(new AttemptEvent.AttemptProven(attempt.ref(), proven.commit(), List.of()));
            case AttemptState.Reviewing reviewing ->
                List.of(
                        new AttemptEvent.AttemptProven(attempt.ref(), reviewing.commit(), List.of()),
                        new AttemptEvent.AttemptAwaitsReview(
                                attempt.ref(), reviewing.commit(), reviewing.targetBranch(), reviewing.diffStat()));
            case AttemptState.Proposed proposed ->
                List.of(
                        new AttemptEvent.AttemptProven(attempt.ref(), proposed.commit(), List.of()),
                        new AttemptEvent.AttemptProposed(attempt.ref(), proposed.branch(), proposed.url()));
            case AttemptState.Landing landing ->
                List.of(new AttemptEvent.AttemptProven(attempt.ref(), landing.commit(), List.of()));
            case AttemptState.Releasing releasing ->
                List.of(
                        new AttemptEvent.AttemptProven(attempt.ref(), releasing.commit(), List.of()),
                        new AttemptEvent.AttemptHandedOver(
                                attempt.ref(), releasing.targetBranch(), releasing.base(), releasing.integrated()));
            case AttemptState.Waiting waiting -> List.of();
            case AttemptState.Preparing preparing -> List.of();
            case AttemptState.Proving proving -> List.of();
            case AttemptState.Finished finished -> List.of();
            case AttemptState.Declined declined -> List.of();
        };
    }
}
