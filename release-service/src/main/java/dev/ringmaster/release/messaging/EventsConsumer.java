package dev.ringmaster.release.messaging;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.release.operation.ReleaseRegister;
import dev.ringmaster.release.operation.RingPulse;
import dev.ringmaster.release.store.ProjectRepository;
import dev.ringmaster.runtime.inbox.Inbox;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what is handed over, what people answer and ask of releases, how attempts end, and projects, for their repositories. */
@ApplicationScoped
public class EventsConsumer {

    static final String CHANNEL = "events-in";

    private final Inbox inbox;
    private final ReleaseRegister register;
    private final ProjectRepository projects;
    private final RingPulse pulse;

    EventsConsumer(Inbox inbox, ReleaseRegister register, ProjectRepository projects, RingPulse pulse) {
        this.inbox = inbox;
        this.register = register;
        this.projects = projects;
        this.pulse = pulse;
    }

    @Incoming(CHANNEL)
    public CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return inbox.accept(records, this::handle);
    }

    private void handle(LedgerTransaction tx, EventEnvelope event) throws SQLException {
        switch (event.data()) {
            case AttemptEvent.AttemptHandedOver handedOver -> register.handOver(tx, handedOver);
            case AttemptEvent.AttemptFinished finished -> {
                tx.afterCommit(() -> pulse.beat(finished));
                register.attemptOver(tx, finished);
            }
            case TaskEvent.DecisionAnswered answered -> register.answer(tx, answered.taskId(), answered.answer());
            case ControlEvent.RollbackRequested asked -> register.recall(tx, asked.release(), asked.by());
            case ControlEvent.BreakerCloseRequested asked -> register.closeBreaker(tx, asked.by());
            case ProjectEvent.ProjectUpdated updated -> {
                if (projects.save(tx, updated.project())) {
                    register.lookAtHandOvers(tx);
                }
            }
            default -> {}
        }
    }
}
