package dev.ringmaster.api.command;

import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.Query;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passes on what a person asks of the whole ring or of a worker; the queue sees to it. */
@ApplicationScoped
public class RingRequests {

    /**
     * A pause of the whole ring.
     *
     * @param reason may be empty
     */
    public record Pause(String by, String reason, Instant since) {}

    private final WorkerRepository workers;

    RingRequests(WorkerRepository workers) {
        this.workers = workers;
    }

    public Pause pauseAll(LedgerTransaction tx, String reason, String by) throws SQLException {
        resume(tx);
        Pause pause = new Pause(by, reason, tx.now());
        Query.in(tx, "INSERT INTO ring_pause (paused_by, reason, since) VALUES (?, ?, ?)")
                .bind(by)
                .bind(reason)
                .bind(pause.since().toEpochMilli())
                .execute();
        tx.publish(new ControlEvent.PauseAllRequested(true, reason, by));
        return pause;
    }

    public void resumeAll(LedgerTransaction tx, String reason, String by) throws SQLException {
        resume(tx);
        tx.publish(new ControlEvent.PauseAllRequested(false, reason, by));
    }

    /** @param confirm whether changed keys that could open a door are meant */
    public void reloadConfig(LedgerTransaction tx, boolean confirm, String by) throws SQLException {
        tx.publish(new ControlEvent.ConfigReloadRequested(confirm, by));
    }

    private static void resume(LedgerTransaction tx) throws SQLException {
        Query.in(tx, "DELETE FROM ring_pause").execute();
    }

    public Optional<Pause> paused(Connection connection) throws SQLException {
        return Query.on(connection, "SELECT paused_by, reason, since FROM ring_pause")
                .first(row -> new Pause(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))));
    }

    /** @throws ProblemException if there is no such worker */
    public WorkerSummary pauseWorker(LedgerTransaction tx, String worker, boolean paused, String reason, String by)
            throws SQLException {
        WorkerSummary known = requireWorker(tx.connection(), worker);
        tx.publish(new ControlEvent.WorkerPauseRequested(known.id(), paused, reason, by));
        return known;
    }

    WorkerSummary requireWorker(Connection connection, String name) throws SQLException {
        List<WorkerSummary> all = workers.all(connection);
        return all.stream()
                .filter(worker -> worker.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_WORKER,
                        "There is no worker '" + name + "'. List them with 'ringmaster agents list'."));
    }
}
