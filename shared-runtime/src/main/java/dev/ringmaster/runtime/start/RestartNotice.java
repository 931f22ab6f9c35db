package dev.ringmaster.runtime.start;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.SystemEvent.ComponentRestarted;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.trace.TraceContext;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Publishes {@code component.restarted} once for each start: by the ledger, or straight to the broker in a service without one. */
@ApplicationScoped
public class RestartNotice {

    private static final Logger LOG = Logger.getLogger(RestartNotice.class);

    private final RingSettings settings;
    private final Instance<Ledger> ledger;
    private final Instance<EventSender> sender;
    private final String version;

    RestartNotice(
            RingSettings settings,
            Instance<Ledger> ledger,
            Instance<EventSender> sender,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.settings = settings;
        this.ledger = ledger;
        this.sender = sender;
        this.version = version;
    }

    /** After messaging has started. */
    void tell(@Observes @Priority(2600) StartupEvent event) {
        var restarted = new ComponentRestarted(settings.component(), version, Instant.now());
        publish(restarted).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf("nobody was told of this start: %s", failure.getMessage());
            }
        });
    }

    private CompletionStage<?> publish(ComponentRestarted restarted) {
        if (ledger.isResolvable()) {
            return ledger.get().write(tx -> tx.publish(restarted));
        }
        var ids = new TimeOrderedIds(InstantSource.system(), RandomGenerator.getDefault());
        return sender.get()
                .send(new EventEnvelope(
                        ids.nextEvent(),
                        "/ringmaster/" + settings.component(),
                        Topic.SYSTEM,
                        restarted.at(),
                        TraceContext.newTrace().traceparent(),
                        restarted));
    }
}
