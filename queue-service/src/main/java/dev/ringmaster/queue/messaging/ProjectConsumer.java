package dev.ringmaster.queue.messaging;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.ProjectEvent.ProjectUpdated;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.runtime.inbox.EventHandler;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Which projects there are, and the rules for their tasks. */
@ApplicationScoped
public class ProjectConsumer implements EventHandler {

    static final String CHANNEL = "projects";

    private final Inbox inbox;
    private final QueueKeeper keeper;

    ProjectConsumer(Inbox inbox, QueueKeeper keeper) {
        this.inbox = inbox;
        this.keeper = keeper;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this);
    }

    @Override
    public void handle(LedgerTransaction transaction, EventEnvelope event) throws SQLException {
        if (event.data() instanceof ProjectUpdated updated) {
            keeper.on(transaction, (board, journal) -> {
                board.projectUpdated(updated.project(), journal);
                return Boolean.TRUE;
            });
        }
    }

    @Override
    public void handleTombstone(LedgerTransaction transaction, Topic topic, String key) throws SQLException {
        keeper.on(transaction, (board, journal) -> {
            // A key that names no project deletes none; an exception here would hold the topic up.
            board.projectDeleted(key, journal);
            return Boolean.TRUE;
        });
    }

    @Override
    public void endOfBatch(LedgerTransaction transaction) throws SQLException {
        keeper.settle(transaction);
    }
}
