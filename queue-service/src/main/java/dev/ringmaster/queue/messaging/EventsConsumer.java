package dev.ringmaster.queue.messaging;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.ProjectEvent.ProjectUpdated;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.runtime.inbox.EventHandler;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Brings what people ask, what becomes of attempts, which projects there are and which workers to the board. Decisions that
 * the scheduler raises are left to the outcome that comes with them: it says the same.
 */
@ApplicationScoped
public class EventsConsumer implements EventHandler {

    static final String CHANNEL = "events-in";

    private final Inbox inbox;
    private final QueueKeeper keeper;

    EventsConsumer(Inbox inbox, QueueKeeper keeper) {
        this.inbox = inbox;
        this.keeper = keeper;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this);
    }

    @Override
    public void handle(LedgerTransaction transaction, EventEnvelope event) throws SQLException {
        keeper.on(transaction, (board, journal) -> {
            switch (event.data()) {
                case TaskEvent asked -> board.asked(asked, journal);
                case ControlEvent asked -> board.asked(asked, journal);
                case AttemptEvent reported -> board.reported(reported, journal);
                case ProjectUpdated updated -> board.projectUpdated(updated.project(), journal);
                case WorkerEvent seen -> board.workerSeen(seen.worker(), takesTasks(seen), journal);
                default -> {}
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public void handleTombstone(LedgerTransaction transaction, Topic topic, String key) throws SQLException {
        if (topic == Topic.PROJECTS) {
            keeper.on(transaction, (board, journal) -> {
                // A key that names no project deletes none; an exception here would hold the topic up.
                board.projectDeleted(key, journal);
                return Boolean.TRUE;
            });
        }
    }

    /** A busy worker is told apart by the slots that the queue itself counts, not by its own word. */
    private static boolean takesTasks(WorkerEvent event) {
        return switch (event) {
            case WorkerEvent.WorkerAvailable _, WorkerEvent.WorkerBusy _ -> true;
            case WorkerEvent.WorkerPaused _, WorkerEvent.WorkerOffline _ -> false;
        };
    }

    @Override
    public void endOfBatch(LedgerTransaction transaction) throws SQLException {
        keeper.settle(transaction);
    }
}
