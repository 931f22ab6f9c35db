package dev.ringmaster.scheduler.worker;

import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.settings.SettingsListener;
import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import dev.ringmaster.scheduler.sandbox.SandboxProbe;
import dev.ringmaster.scheduler.store.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The workers of this scheduler. Tells the others of each change; how many attempts run is for show and told at most once in a while,
 * however fast it changes. Thread-safe.
 */
@ApplicationScoped
public class WorkerRegistry implements SettingsListener {

    /** For an attempt whose worker is no longer configured. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    private static final Logger LOG = Logger.getLogger(WorkerRegistry.class);

    private final RingSettings ring;
    private final Ledger ledger;
    private final WorkerRepository workers;
    private final Map<WorkerId, WorkerStatus> statuses = new LinkedHashMap<>();
    private final Map<WorkerId, WorkerStatus> told = new LinkedHashMap<>();
    private final Map<WorkerId, WorkerSettings> retired = new HashMap<>();

    WorkerRegistry(RingSettings ring, Ledger ledger, WorkerRepository workers) {
        this.ring = ring;
        this.ledger = ledger;
        this.workers = workers;
    }

    /** Checks every worker and tells how each is; takes those offline that are no longer configured. */
    public void open() {
        List<WorkerSnapshot> known = ledger.read(workers::findAll);
        synchronized (this) {
            for (WorkerSettings settings : ring.settings().workers()) {
                statuses.put(settings.name(), new WorkerStatus(settings, 0, problemOf(settings), null));
            }
        }
        List<WorkerSnapshot> gone = known.stream()
                .filter(snapshot -> find(snapshot.id()).isEmpty() && snapshot.capacity() > 0)
                .toList();
        for (WorkerStatus status : all()) {
            LOG.infof(
                    "worker %s: name=%s slots=%d%s",
                    status.problem() == null ? "available" : "offline",
                    status.settings().name(),
                    status.settings().maxConcurrent(),
                    status.problem() == null ? "" : " reason=" + status.problem());
        }
        List<WorkerStatus> present = all();
        ledger.change(tx -> {
                    for (WorkerSnapshot snapshot : gone) {
                        publish(tx, new WorkerEvent.WorkerOffline(retired(snapshot, tx.now())));
                    }
                    tell(tx, present);
                })
                .join();
    }

    /** Attempts under way go on by what they were started with; new ones are for the workers as they are now. */
    @Override
    public void settingsChanged(Settings before, Settings now) {
        if (before.workers().equals(now.workers())) {
            return;
        }
        Map<WorkerId, @Nullable String> problems = new LinkedHashMap<>();
        now.workers().forEach(worker -> problems.put(worker.name(), problemOf(worker)));
        Set<WorkerId> gone;
        synchronized (this) {
            gone = new HashSet<>(statuses.keySet());
            gone.removeAll(problems.keySet());
            gone.forEach(id ->
                    retired.put(id, Objects.requireNonNull(statuses.remove(id)).settings()));
            told.keySet().removeAll(gone);
            for (WorkerSettings worker : now.workers()) {
                String problem = problems.get(worker.name());
                retired.remove(worker.name());
                statuses.merge(
                        worker.name(),
                        new WorkerStatus(worker, 0, problem, null),
                        (known, fresh) -> known.settings().equals(worker) ? known : known.by(worker, problem));
            }
        }
        LOG.infof("workers as configured now: %s gone=%s", problems.keySet(), gone);
        ledger.change(tx -> {
                    for (WorkerSnapshot snapshot : workers.findAll(tx.connection())) {
                        if (gone.contains(snapshot.id())) {
                            publish(tx, new WorkerEvent.WorkerOffline(retired(snapshot, tx.now())));
                        }
                    }
                })
                .join();
        tellChanges();
    }

    /** A worker that new attempts may be for. */
    public synchronized Optional<WorkerSettings> find(WorkerId id) {
        return Optional.ofNullable(statuses.get(id)).map(WorkerStatus::settings);
    }

    /** A worker of an attempt under way: also one that was taken out of the settings since this service started. */
    public synchronized Optional<WorkerSettings> recall(WorkerId id) {
        return find(id).or(() -> Optional.ofNullable(retired.get(id)));
    }

    /** Counts an attempt that runs now. */
    public void started(WorkerId id) {
        change(id, 1);
    }

    /** Counts one that no longer runs. */
    public void ended(WorkerId id) {
        change(id, -1);
    }

    /** Takes note of how many more attempts of each worker the machine has memory for. */
    public synchronized void makeRoom(ToIntFunction<WorkerSettings> room) {
        statuses.replaceAll((id, status) -> status.withRoom(room.applyAsInt(status.settings())));
    }

    /** Takes note that a worker's command could not be started, and tells it at once. */
    public void takeOffline(WorkerId id, String reason) {
        synchronized (this) {
            statuses.computeIfPresent(id, (same, status) -> status.because(reason));
        }
        tellChanges();
    }

    /** Looks whether the workers' commands can be started now. */
    public void check() {
        for (WorkerStatus status : all()) {
            String problem = problemOf(status.settings());
            if ((problem == null) != (status.problem() == null)) {
                LOG.infof(
                        "worker %s: name=%s%s",
                        problem == null ? "available again" : "offline",
                        status.settings().name(),
                        problem == null ? "" : " reason=" + problem);
                synchronized (this) {
                    statuses.computeIfPresent(status.settings().name(), (same, now) -> now.because(problem));
                }
            }
        }
        tellChanges();
    }

    /** Tells what changed since it was last told. */
    public void tellChanges() {
        List<WorkerStatus> changed = new ArrayList<>();
        synchronized (this) {
            statuses.forEach((id, status) -> {
                if (!Objects.equals(status, told.get(id))) {
                    changed.add(status);
                }
            });
        }
        if (!changed.isEmpty()) {
            ledger.change(tx -> tell(tx, changed)).exceptionally(failure -> {
                LOG.warnf("workers' changes could not be stored, trying again: %s", failure.getMessage());
                return false;
            });
        }
    }

    /** Tells how every worker is, for readers who have lost it. */
    public void tellAll(LedgerTransaction tx) throws SQLException {
        tell(tx, all());
    }

    private void tell(LedgerTransaction tx, List<WorkerStatus> some) throws SQLException {
        for (WorkerStatus status : some) {
            publish(tx, status.event(tx.now()));
        }
        tx.afterCommit(() -> remember(some));
    }

    private void publish(LedgerTransaction tx, WorkerEvent event) throws SQLException {
        tx.publish(event);
        workers.save(tx, event.worker());
    }

    private synchronized void remember(List<WorkerStatus> some) {
        some.forEach(status -> told.put(status.settings().name(), status));
    }

    private synchronized void change(WorkerId id, int by) {
        statuses.computeIfPresent(id, (same, status) -> status.running(by));
    }

    private synchronized List<WorkerStatus> all() {
        return List.copyOf(statuses.values());
    }

    private @Nullable String problemOf(WorkerSettings settings) {
        String path = CleanEnvironment.of(System.getenv(), settings.env()).getOrDefault("PATH", "");
        return new WorkerCommand(ring.folder().resolveCommand(settings.command()), path)
                .problem()
                .or(() -> sandboxProblem(settings))
                .orElse(null);
    }

    /** Rather no agent at all than one outside the sandbox that was asked for. */
    private Optional<String> sandboxProblem(WorkerSettings settings) {
        if (!settings.sandbox().isOn()) {
            return Optional.empty();
        }
        try {
            return SandboxProbe.problem(ring.folder().home());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the service is being stopped");
        }
    }

    private static WorkerSnapshot retired(WorkerSnapshot snapshot, Instant now) {
        return new WorkerSnapshot(
                snapshot.id(),
                snapshot.type(),
                snapshot.capabilities(),
                0,
                0,
                snapshot.dedicated(),
                "is no longer configured",
                null,
                now,
                snapshot.account(),
                0,
                null);
    }
}
