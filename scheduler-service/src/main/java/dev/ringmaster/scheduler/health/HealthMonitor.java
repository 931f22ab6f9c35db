package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.limits.MemoryAdmission;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.AttemptWorkspaces;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches how running attempts are, by one timer for all of them: tells changes, and asks for the end of those that are unwell. */
@ApplicationScoped
public class HealthMonitor {

    private static final Logger LOG = Logger.getLogger(HealthMonitor.class);

    // What passes a limit is found and ended within two seconds; a machine that keeps the limits itself needs no haste.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY_ENFORCED = Duration.ofSeconds(5);
    private static final Duration FIRST_WALK_AFTER = Duration.ofSeconds(10);

    private final RingSettings ring;
    private final Ledger ledger;
    private final AgentRuntime runtime;
    private final AttemptCommands commands;
    private final AttemptWorkspaces workspaces;
    private final WorkThreads threads;
    private final InstantSource clock = InstantSource.system();
    private final Ward ward;
    private final AtomicBoolean looking = new AtomicBoolean();

    HealthMonitor(
            RingSettings ring,
            Ledger ledger,
            AgentRuntime runtime,
            AttemptCommands commands,
            AttemptWorkspaces workspaces,
            WorkThreads threads) {
        this.ring = ring;
        this.ledger = ledger;
        this.runtime = runtime;
        this.commands = commands;
        this.workspaces = workspaces;
        this.threads = threads;
        this.ward = new Ward(runtime, clock);
    }

    /** Begins to look at attempts, again and again. */
    public void open() {
        threads.every(runtime.gauge().enforcesLimits() ? LOOK_EVERY_ENFORCED : LOOK_EVERY, this::lookSoon);
    }

    /** Watches an attempt that has just started. */
    public void follow(LiveAttempt attempt) {
        admit(attempt, AttemptHealth.ACTIVE);
    }

    /** Watches an attempt that an earlier process of this service started; how it is will be told anew. */
    public void adopt(LiveAttempt attempt) {
        admit(attempt, null);
    }

    public void forget(AttemptId attempt) {
        ward.discharge(attempt);
    }

    /** What the running attempts use, and what each is still expected to. */
    public List<MemoryAdmission.Growing> growing() {
        return ward.patients().stream()
                .map(patient ->
                        new MemoryAdmission.Growing(patient.limits().memoryEstimate(), patient.footprint.memoryBytes()))
                .toList();
    }

    private void admit(LiveAttempt attempt, @Nullable AttemptHealth told) {
        Optional<WorkerSettings> worker = settings(attempt.ref().worker());
        ward.admit(new Patient(
                attempt,
                worker.map(WorkerSettings::limits).orElse(WorkerLimits.DEFAULT),
                worker.map(WorkerSettings::health).orElse(HealthThresholds.DEFAULT),
                () -> List.of(
                        ring.folder().worktree(workspaces.of(attempt)),
                        ring.folder().attempt(attempt.id())),
                told,
                clock.instant().plus(FIRST_WALK_AFTER)));
    }

    private Optional<WorkerSettings> settings(WorkerId id) {
        return ring.settings().workers().stream()
                .filter(worker -> worker.name().equals(id))
                .findFirst();
    }

    private void lookSoon() {
        if (!ward.patients().isEmpty() && looking.compareAndSet(false, true)) {
            threads.look(() -> {
                try {
                    ward.look().forEach(this::act);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private void act(Finding finding) {
        switch (finding) {
            case Finding.Changed changed -> tell(changed);
            case Finding.Unwell unwell -> {
                LOG.warnf(
                        "attempt is unwell and is ended: task=%s attempt=%s failure=%s reason=%s",
                        unwell.attempt().ref().task(),
                        unwell.attempt().id(),
                        unwell.breach().failure().word(),
                        unwell.breach().message());
                commands.tell(
                        unwell.attempt().id(),
                        new AttemptCommand.EndUnwell(
                                unwell.breach().failure(), unwell.breach().message()));
            }
        }
    }

    private void tell(Finding.Changed changed) {
        LiveAttempt attempt = changed.attempt();
        LOG.infof(
                "attempt is %s: task=%s attempt=%s reason=%s",
                changed.health().word(), attempt.ref().task(), attempt.id(), changed.reason());
        ledger.change(tx -> {
                    tx.continueTrace(attempt.traceparent());
                    tx.publish(new AttemptEvent.AttemptHealthChanged(
                            attempt.ref(), changed.health(), changed.reason(), changed.at()));
                })
                .exceptionally(failure -> {
                    LOG.warnf("an attempt's health could not be stored: %s", failure.getMessage());
                    return false;
                });
    }
}
