package dev.ringmaster.release.operation;

import dev.ringmaster.release.run.LongCommands;
import dev.ringmaster.release.stage.LocalStages;
import dev.ringmaster.release.stage.Places;
import dev.ringmaster.release.stage.Stages;
import dev.ringmaster.release.stage.Tools;
import dev.ringmaster.release.vitals.HttpRingReader;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** Chooses the adapters: the stages are worked on this machine. */
@ApplicationScoped
public class LocalAdapters {

    private final RingSettings ring;
    private final RingPulse pulse;

    LocalAdapters(RingSettings ring, RingPulse pulse) {
        this.ring = ring;
        this.pulse = pulse;
    }

    @Produces
    @Singleton
    Stages stages() throws InterruptedException {
        var scripts = ring.folder().state().resolve("release").resolve(".bin");
        try {
            InstantSource clock = InstantSource.system();
            return new LocalStages(new Tools(
                    new Places(ring.folder()),
                    ring.settings().selfImprovement(),
                    new LongCommands(scripts, clock),
                    new HttpRingReader(ring.folder(), ring.settings(), clock),
                    pulse,
                    clock,
                    System.getenv()));
        } catch (IOException e) {
            throw new UncheckedIOException("releases cannot be worked here: " + scripts + " cannot be used", e);
        }
    }
}
