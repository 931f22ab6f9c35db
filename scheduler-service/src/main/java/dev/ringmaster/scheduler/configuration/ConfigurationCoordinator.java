package dev.ringmaster.scheduler.configuration;

import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.SystemEvent.ComponentRestarted;
import dev.ringmaster.model.event.SystemEvent.ConfigApplied;
import dev.ringmaster.model.event.SystemEvent.ConfigPrepared;
import dev.ringmaster.model.event.SystemEvent.ConfigProposed;
import dev.ringmaster.model.event.SystemEvent.ConfigRejected;
import dev.ringmaster.runtime.configuration.ConfigurationFollower;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.configuration.Consultation.Outcome;
import dev.ringmaster.scheduler.store.ConfigurationRepository;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import dev.ringmaster.settings.applied.Edit;
import dev.ringmaster.settings.applied.EditPolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts an edited {@code ringmaster.toml} in force for every live component or for none, in two phases: a proposal that all of them must
 * be able to use, then the word that it counts. The file {@code applied.json} is the moment of truth: a crash before it is written
 * leaves the last settings in force, one after it the new ones. One question at a time, on one thread.
 */
@ApplicationScoped
public class ConfigurationCoordinator {

    private static final Logger LOG = Logger.getLogger(ConfigurationCoordinator.class);
    private static final Component SELF = ConfigurationFollower.COORDINATOR;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final RingSettings ring;
    private final Ledger ledger;
    private final ConfigurationRepository versions;
    private final ConfigurationFollower follower;
    private final Peers peers;
    private final AppliedFile file;
    private final EditQuiet quiet;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("coordinator").daemon(true).factory());
    private @Nullable SettingsWatch watch;
    private @Nullable Consultation open;
    private @Nullable String refused;
    private boolean again;
    private boolean againConfirmed;

    ConfigurationCoordinator(
            RingSettings ring,
            Ledger ledger,
            ConfigurationRepository versions,
            ConfigurationFollower follower,
            Peers peers) {
        this.ring = ring;
        this.ledger = ledger;
        this.versions = versions;
        this.follower = follower;
        this.peers = peers;
        this.file = new AppliedFile(ring.folder());
        this.quiet = new EditQuiet(
                () -> ring.settings().hotReload().debounce(), thread, () -> safely(() -> consider(false, false)));
    }

    /** After messaging has started, so that answers are heard. */
    void start(@Observes @Priority(2800) StartupEvent event) {
        thread.execute(() -> safely(this::begin));
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        thread.shutdownNow();
        if (watch != null) {
            watch.close();
        }
    }

    /** A person wants the file looked at. @param confirmed whether doors may open */
    public void asked(boolean confirmed) {
        onThread(() -> consider(true, confirmed));
    }

    /** Takes in what a component says of itself. Returns at once. */
    public void take(SystemEvent event) {
        Component component = Component.ofWord(event.component()).orElse(SELF);
        if (component == SELF) {
            return;
        }
        switch (event) {
            case ConfigPrepared prepared ->
                onThread(() -> answered(asking -> asking.prepared(component, prepared.version())));
            case ConfigRejected rejected ->
                onThread(() -> answered(asking -> asking.rejected(component, rejected.version(), rejected.problems())));
            case ComponentRestarted restarted -> onThread(this::tellAgain);
            default -> {}
        }
    }

    /** For a component that has come up elsewhere: it cannot see this one's folder, and may have slept through the word. */
    private void tellAgain() {
        AppliedSettings applied = peers.areApart() ? file.read().orElse(null) : null;
        if (applied != null) {
            ledger.writeAndWait(tx -> {
                tx.publish(new ConfigProposed(
                        SELF.word(),
                        applied.hash(),
                        applied.text(),
                        applied.held(),
                        applied.appliedAt(),
                        applied.version()));
                return tx.publish(word(applied, applied.held().keySet()));
            });
        }
    }

    private void begin() throws IOException, InterruptedException {
        AppliedSettings applied = file.read().orElse(null);
        if (applied != null && ledger.read(versions::newestApplied) < applied.version()) {
            // Written while this service was down, or just before it died: the others have not been told.
            proclaim(applied, Set.of());
        }
        tellAgain();
        watch = new SettingsWatch(ring.folder(), quiet::edited, () -> asked(false));
        consider(false, false);
    }

    private void consider(boolean asked, boolean confirmed) throws InterruptedException {
        if (open != null) {
            again = true;
            againConfirmed |= confirmed;
            return;
        }
        Instant now = Instant.now();
        AppliedSettings applied = file.read().orElse(null);
        switch (EditPolicy.judge(content(), applied, System.getenv(), confirmed, now)) {
            case Edit.Unchanged unchanged -> {
                if (refused != null && applied != null) {
                    refused = null;
                    LOG.infof("ringmaster.toml is as it is in force again: version=%d", applied.version());
                    proclaim(applied, applied.held().keySet());
                }
            }
            case Edit.Refused edit -> {
                if (asked || !edit.hash().equals(refused)) {
                    refuse(
                            edit.hash(),
                            0,
                            edit.problems().stream()
                                    .map(SettingsProblem::sentence)
                                    .toList());
                }
            }
            case Edit.Proposed edit -> {
                if (asked || !edit.next().hash().equals(refused)) {
                    propose(edit, now);
                }
            }
        }
    }

    /** A file that is not there counts as an empty one, which is never put in force. */
    private byte[] content() {
        try {
            return Files.readAllBytes(ring.folder().settingsFile());
        } catch (NoSuchFileException gone) {
            return new byte[0];
        } catch (IOException e) {
            LOG.warnf("ringmaster.toml cannot be read, which counts as empty: %s", e.getMessage());
            return new byte[0];
        }
    }

    private void propose(Edit.Proposed edit, Instant now) throws InterruptedException {
        long version = Math.max(edit.next().version(), ledger.read(versions::newest) + 1);
        AppliedSettings next = edit.next().numbered(version);
        Set<Component> live = LiveComponents.others(ring.settings(), peers, SELF);
        LOG.infof("settings are proposed: version=%d changed=%s asked=%s", version, next.changedKeys(), live);
        ledger.writeAndWait(tx -> {
            versions.propose(tx, next);
            return tx.publish(new ConfigProposed(SELF.word(), next.hash(), next.text(), next.held(), now, version));
        });
        settle(new Consultation(next, edit.waiting(), live, now.plus(ANSWER_WITHIN)).begin());
        if (open != null) {
            thread.schedule(() -> safely(this::due), ANSWER_WITHIN.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void due() throws InterruptedException {
        Consultation asking = open;
        if (asking != null && !Instant.now().isBefore(asking.deadline())) {
            settle(asking.dueAt(Instant.now(), LiveComponents.others(ring.settings(), peers, SELF)));
        }
    }

    private void answered(Answer answer) throws InterruptedException {
        if (open != null) {
            settle(answer.of(open));
        }
    }

    @FunctionalInterface
    private interface Answer {
        Outcome of(Consultation asking);
    }

    private void settle(Outcome outcome) throws InterruptedException {
        open = null;
        switch (outcome) {
            case Outcome.Open(Consultation asking) -> open = asking;
            case Outcome.Agreed(Consultation asked) -> apply(asked);
            case Outcome.Refused(Consultation asked, List<String> problems) ->
                refuse(asked.next().hash(), asked.next().version(), problems);
        }
        if (open == null && again) {
            boolean confirmed = againConfirmed;
            again = false;
            againConfirmed = false;
            consider(confirmed, confirmed);
        }
    }

    private void apply(Consultation asked) {
        AppliedSettings applied = asked.next().at(Instant.now());
        file.write(applied);
        refused = null;
        proclaim(applied, asked.waiting());
        LOG.infof(
                "settings are in force: version=%d changed=%s restart=%s",
                applied.version(), applied.changedKeys(), words(applied.restart()));
        if (!asked.waiting().isEmpty()) {
            LOG.warnf(
                    "%s could open a door: as before until 'ringmaster reload --confirm'",
                    String.join(", ", new TreeSet<>(asked.waiting())));
        }
    }

    private void proclaim(AppliedSettings applied, Set<String> waiting) {
        ConfigApplied word = word(applied, waiting);
        ledger.writeAndWait(tx -> {
            versions.apply(tx, applied);
            return tx.publish(word);
        });
        follower.take(word);
    }

    private static ConfigApplied word(AppliedSettings applied, Set<String> waiting) {
        return new ConfigApplied(
                SELF.word(),
                applied.hash(),
                applied.appliedAt(),
                applied.version(),
                applied.changedKeys(),
                words(applied.restart()),
                waiting.stream().sorted().toList());
    }

    private void refuse(String hash, long version, List<String> problems) {
        refused = hash;
        LOG.warnf("ringmaster.toml is not put in force, the last settings stay: %s", String.join("; ", problems));
        ledger.writeAndWait(tx -> {
            versions.reject(tx, version, problems);
            return tx.publish(new ConfigRejected(SELF.word(), hash, problems, tx.now(), version));
        });
    }

    private static List<String> words(Set<Component> components) {
        return components.stream().sorted().map(Component::word).toList();
    }

    private void onThread(Work work) {
        if (!thread.isShutdown()) {
            thread.execute(() -> safely(work));
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Whatever goes wrong, the last settings stay in force and the next edit is looked at. */
    private void safely(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            open = null;
            if (!thread.isShutdown()) {
                LOG.errorf(e, "an edit of the settings could not be followed, the last ones stay");
            }
        }
    }
}
