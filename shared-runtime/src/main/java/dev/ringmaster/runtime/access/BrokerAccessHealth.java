package dev.ringmaster.runtime.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while Kafka refuses this service; a Kafka that cannot be reached is the channels' to tell. */
@Readiness
@ApplicationScoped
public class BrokerAccessHealth implements HealthCheck {

    private final BrokerAccess access;

    BrokerAccessHealth(BrokerAccess access) {
        this.access = access;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Kafka lets it in").up();
        access.refusal().ifPresent(sentence -> response.down().withData("reason", sentence));
        return response.build();
    }
}
