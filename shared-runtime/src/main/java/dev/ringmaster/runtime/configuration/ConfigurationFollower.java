package dev.ringmaster.runtime.configuration;

import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.SystemEvent.ConfigApplied;
import dev.ringmaster.model.event.SystemEvent.ConfigPrepared;
import dev.ringmaster.model.event.SystemEvent.ConfigProposed;
import dev.ringmaster.model.event.SystemEvent.ConfigRejected;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.settings.SettingsListener;
import dev.ringmaster.runtime.start.SystemNotices;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.SettingsResult;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers each proposal of new settings and uses those that were agreed on. Works on a thread of its own, in the order it is told;
 * may be told anything twice.
 */
@ApplicationScoped
public class ConfigurationFollower {

    /** Who proposes, and whose word puts settings in force. */
    public static final Component COORDINATOR = Component.SCHEDULER_SERVICE;

    private static final Logger LOG = Logger.getLogger(ConfigurationFollower.class);
    /** Whoever asked has long decided: read again after a restart, such a proposal is history. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final int FIRST_SWEEP_SECONDS = 2;
    private static final int SWEEP_SECONDS = 30;

    private final RingSettings settings;
    private final Instance<SettingsListener> listeners;
    private final SystemNotices notices;
    private final AppliedFile file;
    private final Counter missed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("configuration").daemon(true).factory());
    private @Nullable AppliedSettings prepared;

    ConfigurationFollower(
            RingSettings settings, Instance<SettingsListener> listeners, SystemNotices notices, MeterRegistry metrics) {
        this.settings = settings;
        this.listeners = listeners;
        this.notices = notices;
        this.file = new AppliedFile(settings.folder());
        this.missed = Counter.builder("ringmaster_configuration_missed")
                .description("versions in force that no event told of")
                .register(metrics);
    }

    /** What was agreed on between reading the settings and hearing of events is found by looking. */
    void start(@Observes @Priority(2700) StartupEvent event) {
        thread.scheduleWithFixedDelay(this::sweep, FIRST_SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** Takes in what a component says; what is not about settings is passed over. Returns at once. */
    public void take(SystemEvent event) {
        if (!event.component().equals(COORDINATOR.word()) || thread.isShutdown()) {
            return;
        }
        switch (event) {
            case ConfigProposed proposed -> {
                // The one that asks has made sure of itself.
                if (!settings.component().equals(COORDINATOR.word())) {
                    thread.execute(() -> consider(proposed));
                }
            }
            case ConfigApplied applied -> thread.execute(() -> agreed(applied));
            default -> {}
        }
    }

    private void consider(ConfigProposed proposed) {
        if (proposed.version() <= settings.version()) {
            return;
        }
        AppliedSettings candidate = new AppliedSettings(
                proposed.version(),
                proposed.hash(),
                proposed.at(),
                List.of(),
                Set.of(),
                proposed.held(),
                proposed.text());
        if (proposed.at().plus(STALE).isBefore(Instant.now())) {
            // Nobody waits for an answer, but the word that it counts may come next.
            prepared = candidate;
            return;
        }
        tell(
                switch (settings.prepare(candidate)) {
                    case SettingsResult.Loaded loaded -> {
                        prepared = candidate;
                        yield new ConfigPrepared(
                                settings.component(), proposed.hash(), Instant.now(), proposed.version());
                    }
                    case SettingsResult.Rejected rejected -> rejection(candidate, rejected.problems());
                });
    }

    private void agreed(ConfigApplied word) {
        if (word.version() <= settings.version()) {
            return;
        }
        AppliedSettings known = prepared;
        if (known != null && known.version() == word.version()) {
            use(known);
            keep(known, word);
        } else {
            read();
        }
    }

    /** For the next start, where the coordinator keeps its own in another folder, as in another container. */
    private void keep(AppliedSettings used, ConfigApplied word) {
        try {
            if (file.read().map(AppliedSettings::version).orElse(0L) < used.version()) {
                Set<Component> restart = word.restart().stream()
                        .flatMap(name -> Component.ofWord(name).stream())
                        .collect(Collectors.toUnmodifiableSet());
                file.write(new AppliedSettings(
                        used.version(), used.hash(), word.at(), word.changedKeys(), restart, used.held(), used.text()));
            }
        } catch (RuntimeException e) {
            LOG.warnf("the settings in use are not kept for the next start: %s", e.getMessage());
        }
    }

    private boolean read() {
        try {
            AppliedSettings found = file.read().orElse(null);
            if (found != null && found.version() > settings.version()) {
                use(found);
                return true;
            }
        } catch (RuntimeException e) {
            LOG.errorf("the settings in force cannot be read, the last ones stay: %s", e.getMessage());
        }
        return false;
    }

    private void sweep() {
        if (read()) {
            missed.increment();
        }
    }

    private void use(AppliedSettings next) {
        Settings before = settings.settings();
        switch (settings.use(next)) {
            case SettingsResult.Loaded loaded -> {
                Settings now = settings.settings();
                LOG.infof("settings are in use: version=%d hash=%.8s", next.version(), next.hash());
                listeners.forEach(listener -> tell(listener, before, now));
                if (!settings.component().equals(COORDINATOR.word())) {
                    tell(new ConfigApplied(settings.component(), next.hash(), Instant.now(), next.version()));
                }
            }
            case SettingsResult.Rejected rejected -> tell(rejection(next, rejected.problems()));
        }
    }

    private ConfigRejected rejection(AppliedSettings candidate, List<SettingsProblem> problems) {
        List<String> sentences =
                problems.stream().map(SettingsProblem::sentence).toList();
        LOG.warnf("settings cannot be used here: version=%d %s", candidate.version(), String.join("; ", sentences));
        return new ConfigRejected(
                settings.component(), candidate.hash(), sentences, Instant.now(), candidate.version());
    }

    private static void tell(SettingsListener listener, Settings before, Settings now) {
        try {
            listener.settingsChanged(before, now);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "%s could not follow the change of the settings",
                    listener.getClass().getSimpleName());
        }
    }

    private void tell(SystemEvent event) {
        notices.publish(event).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf("nobody was told of the settings here: %s", failure.getMessage());
            }
        });
    }
}
