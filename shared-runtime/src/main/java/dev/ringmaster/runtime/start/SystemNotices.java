package dev.ringmaster.runtime.start;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Publishes what this component says of itself: by the ledger, or straight to the broker in a service without one. */
@ApplicationScoped
public class SystemNotices {

    private final RingSettings settings;
    private final Instance<Ledger> ledger;
    private final Instance<EventSender> sender;
    private final TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), RandomGenerator.getDefault());

    SystemNotices(RingSettings settings, Instance<Ledger> ledger, Instance<EventSender> sender) {
        this.settings = settings;
        this.ledger = ledger;
        this.sender = sender;
    }

    /** Completes when the event is kept or acknowledged; exceptionally when it will not be. */
    public CompletionStage<?> publish(SystemEvent event) {
        if (ledger.isResolvable()) {
            return ledger.get().write(tx -> tx.publish(event));
        }
        return sender.get()
                .send(new EventEnvelope(
                        ids.nextEvent(),
                        "/ringmaster/" + settings.component(),
                        Topic.SYSTEM,
                        Instant.now(),
                        TraceContext.newTrace().traceparent(),
                        event));
    }
}
