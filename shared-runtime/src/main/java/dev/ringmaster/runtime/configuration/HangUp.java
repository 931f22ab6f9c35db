package dev.ringmaster.runtime.configuration;

import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.jboss.logging.Logger;
import sun.misc.Signal;

/**
 * Makes {@code kill -HUP} mean: look at {@code ringmaster.toml}. Whichever component is told touches the file that the coordinator
 * watches for such wishes.
 */
@ApplicationScoped
public class HangUp {

    private static final Logger LOG = Logger.getLogger(HangUp.class);

    private final RingSettings settings;

    HangUp(RingSettings settings) {
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        try {
            Signal.handle(new Signal("HUP"), signal -> ask());
        } catch (IllegalArgumentException e) {
            LOG.debugf("kill -HUP does not reload the settings here: %s", e.getMessage());
        }
    }

    private void ask() {
        try {
            Files.createDirectories(settings.folder().configuration());
            Files.writeString(settings.folder().reloadRequest(), Instant.now() + "\n");
        } catch (IOException e) {
            LOG.warnf("the reload could not be asked for: %s", e.getMessage());
        }
    }
}
