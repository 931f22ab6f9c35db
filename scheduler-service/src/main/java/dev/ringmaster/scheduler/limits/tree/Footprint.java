package dev.ringmaster.scheduler.limits.tree;

import dev.ringmaster.execution.process.ProcessIdentity;
import java.time.Duration;
import java.util.List;

/**
 * What the processes of one attempt use together.
 *
 * @param members its processes, without the shim
 * @param memoryBytes what they hold; what several share may count several times, see {@link ProcessCensus#exactMemory}
 * @param cpu what they and their collected children computed
 */
public record Footprint(List<ProcessIdentity> members, long memoryBytes, Duration cpu) {

    public static final Footprint NONE = new Footprint(List.of(), 0, Duration.ZERO);

    public Footprint {
        members = List.copyOf(members);
    }

    public int processes() {
        return members.size();
    }
}
