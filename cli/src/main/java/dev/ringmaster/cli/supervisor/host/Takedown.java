package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stops the components of a ring whose supervisor is gone. */
public final class Takedown {

    private final Ring ring;
    private final ProcessTable table = new ProcessTable();
    private final RunFiles files;

    public Takedown(Ring ring) {
        this.ring = ring;
        this.files = new RunFiles(ring.folder(), table);
    }

    /** The components that run, in starting order; also one that the settings do not ask for any more. */
    public List<Component> live() {
        return Arrays.stream(Component.values())
                .filter(component -> files.live(component).isPresent())
                .toList();
    }

    /** Stops the services, then the broker. @param grace how long each group may take before it is killed */
    public void stop(Duration grace) throws IOException {
        Companions.end(ring.folder());
        stop(live().stream().filter(Component::isService).toList(), grace);
        stop(live(), grace);
        files.writeStopped(Set.of());
    }

    private void stop(List<Component> components, Duration grace) throws IOException {
        List<ProcessIdentity> processes = new ArrayList<>();
        components.forEach(component -> files.live(component).ifPresent(processes::add));
        processes.forEach(table::terminate);
        if (!gone(processes, grace)) {
            processes.forEach(table::kill);
            gone(processes, Duration.ofSeconds(5));
        }
        for (Component component : components) {
            files.forget(component);
        }
    }

    private boolean gone(List<ProcessIdentity> processes, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (processes.stream().anyMatch(table::alive)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}
