package dev.ringmaster.runtime.configuration;

import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.settings.applied.ReloadWish;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Makes {@code kill -HUP} of a service mean: look at {@code ringmaster.toml}. */
@ApplicationScoped
public class HangUp {

    private static final Logger LOG = Logger.getLogger(HangUp.class);

    private final RingSettings settings;

    HangUp(RingSettings settings) {
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        new ReloadWish(settings.folder()).sayOnHangUp(LOG::warn);
    }
}
