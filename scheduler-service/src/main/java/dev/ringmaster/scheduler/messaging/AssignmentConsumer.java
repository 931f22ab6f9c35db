package dev.ringmaster.scheduler.messaging;

import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.scheduler.operations.AttemptRegister;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes assignments in, for their epochs, and revocations. */
@ApplicationScoped
public class AssignmentConsumer {

    static final String CHANNEL = "assignments";

    private final Inbox inbox;
    private final AttemptRegister register;

    AssignmentConsumer(Inbox inbox, AttemptRegister register) {
        this.inbox = inbox;
        this.register = register;
    }

    @Incoming(CHANNEL)
    public CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this::handle);
    }

    private void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
        switch (event.data()) {
            case AssignmentEvent.TaskAssigned assigned -> register.assign(tx, assigned.assignment());
            case AssignmentEvent.TaskRevoked revoked -> register.revoke(tx, revoked);
            default -> {}
        }
    }
}
