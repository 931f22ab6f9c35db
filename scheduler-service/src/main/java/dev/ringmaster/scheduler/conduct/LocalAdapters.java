package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Chooses the adapters: agents, gates and worktrees on this machine. */
@ApplicationScoped
public class LocalAdapters {

    private final RingSettings ring;

    LocalAdapters(RingSettings ring) {
        this.ring = ring;
    }

    @Produces
    @Singleton
    AgentRuntime runtime() throws InterruptedException {
        try {
            return new LocalProcessRuntime(ring.folder().attempts());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "agents cannot be run here: " + ring.folder().attempts() + " cannot be used", e);
        }
    }

    void close(@Disposes AgentRuntime runtime) throws Exception {
        if (runtime instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
