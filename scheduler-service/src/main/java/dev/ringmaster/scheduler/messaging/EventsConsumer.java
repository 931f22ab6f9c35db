package dev.ringmaster.scheduler.messaging;

import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.scheduler.configuration.ConfigurationCoordinator;
import dev.ringmaster.scheduler.kept.WorkCollector;
import dev.ringmaster.scheduler.operations.AttemptRegister;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes prompts in, each of which starts an attempt or is refused; assignments, for their epochs, and revocations; projects, of
 * which a deleted one is kept for the attempts that still run in it; and what becomes of work that was handed over to be released. What is
 * said of settings goes to the coordinator.
 */
@ApplicationScoped
public class EventsConsumer {

    static final String CHANNEL = "events-in";

    private final Inbox inbox;
    private final AttemptRegister register;
    private final ProjectCatalog catalog;
    private final ConfigurationCoordinator configuration;
    private final WorkCollector collector;

    EventsConsumer(
            Inbox inbox,
            AttemptRegister register,
            ProjectCatalog catalog,
            ConfigurationCoordinator configuration,
            WorkCollector collector) {
        this.inbox = inbox;
        this.register = register;
        this.catalog = catalog;
        this.configuration = configuration;
        this.collector = collector;
    }

    @Incoming(CHANNEL)
    public CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this::handle);
    }

    private void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
        switch (event.data()) {
            case PromptEvent.TaskPrepared prepared -> register.admit(tx, prepared);
            case PromptEvent.TaskPreparationFailed failed -> register.failPreparation(tx, failed);
            case AssignmentEvent.TaskAssigned assigned -> register.assign(tx, assigned.assignment());
            case AssignmentEvent.TaskRevoked revoked -> register.revoke(tx, revoked);
            // Only those to a review are for here.
            case TaskEvent.DecisionAnswered answered -> register.answer(tx, answered.taskId(), answered.answer());
            case ProjectEvent.ProjectUpdated updated -> {
                // Before the attempts that it lets go on, which need it in the catalogue.
                tx.afterCommit(() -> catalog.put(updated.project()));
                register.learn(tx, updated.project());
            }
            case ControlEvent.ConfigReloadRequested asked -> tx.afterCommit(() -> configuration.asked(asked.confirm()));
            case ControlEvent.WorkCollectionRequested asked -> tx.afterCommit(() -> collector.collect(asked));
            case SystemEvent said -> tx.afterCommit(() -> configuration.take(said));
            case ImprovementEvent.OfRelease improvement -> register.hear(tx, improvement);
            default -> {}
        }
    }
}
