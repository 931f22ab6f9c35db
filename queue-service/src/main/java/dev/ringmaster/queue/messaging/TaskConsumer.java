package dev.ringmaster.queue.messaging;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.runtime.inbox.EventHandler;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What people ask of tasks. */
@ApplicationScoped
public class TaskConsumer implements EventHandler {

    static final String CHANNEL = "tasks";

    private final Inbox inbox;
    private final QueueKeeper keeper;

    TaskConsumer(Inbox inbox, QueueKeeper keeper) {
        this.inbox = inbox;
        this.keeper = keeper;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this);
    }

    @Override
    public void handle(LedgerTransaction transaction, EventEnvelope event) throws SQLException {
        if (event.data() instanceof TaskEvent asked) {
            keeper.on(transaction, (board, journal) -> {
                board.asked(asked, journal);
                return Boolean.TRUE;
            });
        }
    }

    @Override
    public void endOfBatch(LedgerTransaction transaction) throws SQLException {
        keeper.settle(transaction);
    }
}
