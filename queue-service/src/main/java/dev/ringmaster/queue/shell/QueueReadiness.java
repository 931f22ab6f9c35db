package dev.ringmaster.queue.shell;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the queue has been read from the database. */
@Readiness
@ApplicationScoped
public class QueueReadiness implements HealthCheck {

    private final QueueKeeper keeper;

    QueueReadiness(QueueKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("queue").status(keeper.isStarted()).build();
    }
}
