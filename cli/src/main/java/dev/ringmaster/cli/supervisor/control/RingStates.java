package dev.ringmaster.cli.supervisor.control;

import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns how a ring's components do: from its supervisor or, when there is none, from the run files and the ports. */
public final class RingStates {

    private RingStates() {}

    /** The ring's status; never fails, because a ring that cannot be asked does not run. */
    public static RingStatus of(RingFolder folder, Settings settings) {
        try {
            Optional<RingStatus> told = new ControlClient(folder)
                    .ask(new ControlRequest.Status(), note -> {})
                    .map(ControlReply::ring);
            if (told.isPresent()) {
                return withExternals(told.get(), settings);
            }
        } catch (IOException goingDown) {
            return withoutSupervisor(folder, settings);
        }
        return withoutSupervisor(folder, settings);
    }

    private static RingStatus withExternals(RingStatus told, Settings settings) {
        return new RingStatus(
                told.supervisorPid(),
                told.components().stream()
                        .map(status -> status.state().equals("stopped")
                                ? stoppedOrExternal(status.component(), settings)
                                : status)
                        .toList());
    }

    /** The same from the run files and ports alone. */
    public static RingStatus withoutSupervisor(RingFolder folder, Settings settings) {
        RunFiles files = new RunFiles(folder, new ProcessTable());
        List<ComponentStatus> components = new ArrayList<>();
        for (Component component : Component.values()) {
            Optional<ProcessIdentity> live = files.live(component);
            if (live.isPresent()) {
                components.add(unsupervised(component, live.get(), settings));
            } else if (component.isStarted(settings)) {
                components.add(stoppedOrExternal(component, settings));
            }
        }
        return new RingStatus(null, components);
    }

    private static ComponentStatus unsupervised(Component component, ProcessIdentity process, Settings settings) {
        return new ComponentStatus(
                component,
                "unsupervised",
                process.pid(),
                component.port(settings),
                null,
                0,
                "runs, but its supervisor is gone: ringmaster up takes it over");
    }

    private static ComponentStatus stoppedOrExternal(Component component, Settings settings) {
        int port = component.port(settings);
        boolean external = Probe.listens(host(settings), port);
        return new ComponentStatus(
                component,
                external ? "external" : "stopped",
                null,
                port,
                null,
                0,
                external ? "is stopped here, and something else answers on its port" : "");
    }

    /** The address under which this machine reaches its own services. */
    public static String host(Settings settings) {
        String address = settings.components().bindAddress();
        return address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
    }
}
