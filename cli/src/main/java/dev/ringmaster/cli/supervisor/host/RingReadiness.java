package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.Readiness;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import java.util.function.Supplier;

/** Asks the services' readiness over HTTP, and the broker in its own protocol. */
public record RingReadiness(Supplier<Settings> current) implements Readiness {

    /** For settings that stay. */
    public RingReadiness(Settings settings) {
        this(() -> settings);
    }

    @Override
    public boolean ready(Component component) {
        Settings settings = current.get();
        int port = component.port(settings);
        return component.isService()
                ? Probe.answersOk(RingStates.host(settings), port, "/q/health/ready")
                : Probe.answersKafka("127.0.0.1", port);
    }
}
