package dev.ringmaster.cli.oversight;

import dev.ringmaster.cli.supervisor.host.Ring;

/** Finds out who keeps a ring running. */
public final class Overseers {

    private Overseers() {}

    /** The one that was installed for the ring, else its own supervisor. */
    public static Overseer of(Ring ring) {
        return ServiceManager.of(ring.folder())
                .<Overseer>map(manager -> new ManagedOverseer(ring, manager))
                .orElseGet(() -> new OwnOverseer(ring));
    }
}
