package dev.ringmaster.runtime.configuration;

import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.settings.applied.ReloadWish;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import sun.misc.Signal;

/** Makes {@code kill -HUP} of a service mean: look at {@code ringmaster.toml}. */
@ApplicationScoped
public class HangUp {

    private static final Logger LOG = Logger.getLogger(HangUp.class);

    private final RingSettings settings;

    HangUp(RingSettings settings) {
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        ReloadWish wish = new ReloadWish(settings.folder());
        try {
            Signal.handle(new Signal("HUP"), signal -> wish.say(LOG::warn));
        } catch (IllegalArgumentException e) {
            LOG.debugf("kill -HUP does not reload the settings here: %s", e.getMessage());
        }
    }
}
