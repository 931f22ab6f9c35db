package dev.ringmaster.scheduler.conduct;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every unfinished attempt has been taken up again. */
@Readiness
@ApplicationScoped
public class ResumptionHealth implements HealthCheck {

    private final Resumption resumption;

    ResumptionHealth(Resumption resumption) {
        this.resumption = resumption;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("attempts taken up")
                .status(resumption.isDone())
                .build();
    }
}
