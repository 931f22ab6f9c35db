package dev.ringmaster.cli.supervisor.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ring does.
 *
 * @param supervisorPid null when no supervisor runs
 * @param components in starting order; without the broker when the ring uses a cluster
 */
public record RingStatus(@Nullable Long supervisorPid, List<ComponentStatus> components) {

    public RingStatus {
        components = List.copyOf(components);
    }

    /** Whether anything of the ring runs. */
    public boolean runs() {
        return supervisorPid != null || components.stream().anyMatch(component -> component.pid() != null);
    }

    /** Whether every component answers. */
    public boolean ready() {
        return components.stream().allMatch(component -> component.state().equals("ready"));
    }
}
