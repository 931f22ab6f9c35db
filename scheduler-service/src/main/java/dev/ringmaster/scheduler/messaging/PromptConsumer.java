package dev.ringmaster.scheduler.messaging;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.scheduler.operations.AttemptRegister;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes prompts in: each starts an attempt or is refused. */
@ApplicationScoped
public class PromptConsumer {

    static final String CHANNEL = "prompts";

    private final Inbox inbox;
    private final AttemptRegister register;

    PromptConsumer(Inbox inbox, AttemptRegister register) {
        this.inbox = inbox;
        this.register = register;
    }

    @Incoming(CHANNEL)
    public CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this::handle);
    }

    private void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
        switch (event.data()) {
            case PromptEvent.TaskPrepared prepared -> register.admit(tx, prepared);
            case PromptEvent.TaskPreparationFailed failed -> register.failPreparation(tx, failed);
            default -> {}
        }
    }
}
