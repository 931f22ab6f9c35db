package dev.ringmaster.cli.supervisor.host;

import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.RingState;
import dev.ringmaster.cli.supervisor.Signal;
import dev.ringmaster.cli.supervisor.Supervisor;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts what the ring has by settings that have come in force, stops what it has no longer, and restarts the components that use a
 * changed setting after a restart only. Components that a person stopped stay so, and agents are never touched.
 */
final class SettingsRestarts implements AutoCloseable {

    /** For the word that they count to reach the others, before the one that is giving it is replaced as well. */
    private static final long WORD_GETS_ROUND = TimeUnit.MILLISECONDS.toNanos(300);

    private final Supervisor supervisor;
    private final SettingsInForce settings;
    private final WatchService service;
    private long followed;

    private SettingsRestarts(Supervisor supervisor, SettingsInForce settings, WatchService service) {
        this.supervisor = supervisor;
        this.settings = settings;
        this.service = service;
        this.followed = version();
    }

    /** Begins with the version in force: what is started now uses it. */
    static SettingsRestarts follow(RingFolder folder, Supervisor supervisor, SettingsInForce settings)
            throws IOException {
        Files.createDirectories(folder.configuration());
        WatchService service = folder.configuration().getFileSystem().newWatchService();
        folder.configuration()
                .register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        SettingsRestarts restarts = new SettingsRestarts(supervisor, settings, service);
        Thread.ofPlatform().daemon().name("settings-restarts").start(restarts::watch);
        return restarts;
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents();
                settings.applied()
                        .filter(applied -> applied.version() > followed)
                        .ifPresent(this::restart);
                if (!key.reset()) {
                    return;
                }
            }
        } catch (ClosedWatchServiceException closed) {
            Thread.currentThread().interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(AppliedSettings applied) {
        followed = applied.version();
        if (applied.restart().contains(Component.SCHEDULER_SERVICE)) {
            LockSupport.parkNanos(WORD_GETS_ROUND);
        }
        Settings now = settings.get();
        for (Component component : Component.values()) {
            follow(component, component.isStarted(now), applied.restart().contains(component));
        }
    }

    private void follow(Component component, boolean belongs, boolean restart) {
        RingState state = supervisor.state();
        Part part = state.parts().get(component);
        if (part == null || state.leaving().contains(component)) {
            if (belongs) {
                supervisor.tell(new Signal.Join(component));
            }
        } else if (!belongs) {
            supervisor.tell(new Signal.Leave(component));
        } else if (part.wanted() && restart) {
            supervisor.tell(new Signal.Restart(component));
        }
    }

    private long version() {
        return settings.applied().map(AppliedSettings::version).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
