package dev.ringmaster.runtime.management;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Makes a service that was asked to stop unready before it does anything else about it, and leaves those who send it requests a moment to
 * notice; everything goes on as before meanwhile.
 */
@Readiness
@ApplicationScoped
public class Departure implements HealthCheck {

    /** Observers of the beginning of a stop with a higher priority come when nobody sends anything new. */
    private static final int FIRST = 1;

    private static final Logger LOG = Logger.getLogger(Departure.class);

    private final Duration linger;
    private volatile boolean begun;

    /** @param linger {@code ringmaster.shutdown.linger}: how long requests may still come; nothing where no balancer stands before it */
    Departure(@ConfigProperty(name = "ringmaster.shutdown.linger", defaultValue = "PT0S") Duration linger) {
        this.linger = linger;
    }

    void stopping(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        begun = true;
        if (linger.isPositive()) {
            LOG.infof("stopping: unready now, requests are answered for another %d ms", linger.toMillis());
            Thread.sleep(linger);
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stays").status(!begun).build();
    }
}
