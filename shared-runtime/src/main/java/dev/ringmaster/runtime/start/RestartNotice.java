package dev.ringmaster.runtime.start;

import dev.ringmaster.model.event.SystemEvent.ComponentRestarted;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Publishes {@code component.restarted} once for each start. */
@ApplicationScoped
public class RestartNotice {

    private static final Logger LOG = Logger.getLogger(RestartNotice.class);

    private final RingSettings settings;
    private final SystemNotices notices;
    private final String version;

    RestartNotice(
            RingSettings settings,
            SystemNotices notices,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.settings = settings;
        this.notices = notices;
        this.version = version;
    }

    /** After messaging has started. */
    void tell(@Observes @Priority(2600) StartupEvent event) {
        var restarted = new ComponentRestarted(settings.component(), version, Instant.now());
        notices.publish(restarted).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf("nobody was told of this start: %s", failure.getMessage());
            }
        });
    }
}
