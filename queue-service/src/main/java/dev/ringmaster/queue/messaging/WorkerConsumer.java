package dev.ringmaster.queue.messaging;

import dev.ringmaster.model.event.EventEnvelope;
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

/** Which workers there are and whether they take tasks. */
@ApplicationScoped
public class WorkerConsumer implements EventHandler {

    static final String CHANNEL = "workers";

    private final Inbox inbox;
    private final QueueKeeper keeper;

    WorkerConsumer(Inbox inbox, QueueKeeper keeper) {
        this.inbox = inbox;
        this.keeper = keeper;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this);
    }

    @Override
    public void handle(LedgerTransaction transaction, EventEnvelope event) throws SQLException {
        if (event.data() instanceof WorkerEvent seen) {
            keeper.on(transaction, (board, journal) -> {
                board.workerSeen(seen.worker(), takesTasks(seen), journal);
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
