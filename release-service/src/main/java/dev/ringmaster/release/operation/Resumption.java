package dev.ringmaster.release.operation;

import dev.ringmaster.release.pipeline.ReleasePolicy;
import dev.ringmaster.release.store.ReleaseRepository;
import dev.ringmaster.release.store.StoredRelease;
import dev.ringmaster.runtime.ledger.Ledger;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Takes every release up again that an earlier process left unfinished, before the first message. Ready once that is done. */
@Readiness
@ApplicationScoped
public class Resumption implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Resumption.class);

    private final Ledger ledger;
    private final ReleaseRepository releases;
    private final ReleaseRegister register;
    private final ReleaseConductor conductor;
    private volatile boolean done;

    Resumption(Ledger ledger, ReleaseRepository releases, ReleaseRegister register, ReleaseConductor conductor) {
        this.ledger = ledger;
        this.releases = releases;
        this.register = register;
        this.conductor = conductor;
    }

    void start(@Observes @Priority(Ledger.STATE_LOADS_AT) StartupEvent event) {
        register.tell(conductor);
        List<StoredRelease> unfinished = ledger.read(releases::findUnfinished);
        for (StoredRelease stored : unfinished) {
            ReleasePolicy.resume(stored.release())
                    .forEach(step -> conductor.take(stored.release().id(), step));
        }
        if (!unfinished.isEmpty()) {
            LOG.infof("unfinished releases taken up again: count=%d", unfinished.size());
        }
        conductor.handedOver();
        ledger.change(register::takeNext).join();
        done = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("releases taken up").status(done).build();
    }
}
