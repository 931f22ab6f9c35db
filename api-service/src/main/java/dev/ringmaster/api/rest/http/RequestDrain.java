package dev.ringmaster.api.rest.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets requests end before the server stops. Quarkus' own wait counts a WebSocket, even a closed one, as a request that never ends,
 * so that each stop after one would take the whole of its time limit.
 */
@ApplicationScoped
public class RequestDrain {

    private static final Logger LOG = Logger.getLogger(RequestDrain.class);

    /** No request takes longer; streams end by themselves when a stop begins. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** Before whatever may answer a request. */
    private static final int FIRST = 10_000;

    /** Observers without a priority, such as the one that ends the streams, come at 2500. */
    private static final int AFTER_STREAMS_END = 2600;

    private final InFlight requests = new InFlight();

    void register(@Observes Filters filters) {
        filters.register(this::count, FIRST);
    }

    private void count(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            requests.begun();
            context.addEndHandler(ended -> requests.ended());
        }
        context.next();
    }

    /** How many requests are being worked on. */
    public int inFlight() {
        return requests.count();
    }

    void stopping(@Observes @Priority(AFTER_STREAMS_END) ShutdownDelayInitiatedEvent event)
            throws InterruptedException {
        if (!requests.awaitNone(LONGEST)) {
            LOG.warnf("requests that did not end are cut off: count=%d", requests.count());
        }
    }
}
