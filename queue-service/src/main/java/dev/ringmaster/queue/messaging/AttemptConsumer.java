package dev.ringmaster.queue.messaging;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.runtime.inbox.EventHandler;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What becomes of attempts. Decisions that the scheduler raises are left to the outcome that comes with them: it says the same. */
@ApplicationScoped
public class AttemptConsumer implements EventHandler {

    static final String CHANNEL = "attempts";

    private final Inbox inbox;
    private final QueueKeeper keeper;

    AttemptConsumer(Inbox inbox, QueueKeeper keeper) {
        this.inbox = inbox;
        this.keeper = keeper;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this);
    }

    @Override
    public void handle(LedgerTransaction transaction, EventEnvelope event) throws SQLException {
        if (event.data() instanceof AttemptEvent reported) {
            keeper.on(transaction, (board, journal) -> {
                board.reported(reported, journal);
                return Boolean.TRUE;
            });
        }
    }

    @Override
    public void endOfBatch(LedgerTransaction transaction) throws SQLException {
        keeper.settle(transaction);
    }
}
