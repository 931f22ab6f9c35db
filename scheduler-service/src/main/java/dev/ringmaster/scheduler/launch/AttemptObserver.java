package dev.ringmaster.scheduler.launch;

import dev.ringmaster.execution.process.ExitRecord;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.agent.AgentListener;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.limits.Breach;
import dev.ringmaster.scheduler.limits.LimitPolicy;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** Watches running attempts: tells their ends with proof, and ends those whose time is up or that are called off. */
@ApplicationScoped
public class AttemptObserver {

    private static final Logger LOG = Logger.getLogger(AttemptObserver.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RingSettings ring;
    private final AgentRuntime runtime;
    private final WorkerRegistry workers;
    private final ProjectCatalog projects;
    private final AgentListener agents;
    private final AttemptCommands commands;
    private final WorkThreads threads;
    private final InstantSource clock = InstantSource.system();
    private final Map<AttemptId, Future<?>> timeouts = new ConcurrentHashMap<>();
    private final Set<AttemptId> condemned = ConcurrentHashMap.newKeySet();

    AttemptObserver(
            RingSettings ring,
            AgentRuntime runtime,
            WorkerRegistry workers,
            ProjectCatalog projects,
            AgentListener agents,
            AttemptCommands commands,
            WorkThreads threads) {
        this.ring = ring;
        this.runtime = runtime;
        this.workers = workers;
        this.projects = projects;
        this.agents = agents;
        this.commands = commands;
        this.threads = threads;
    }

    /** Tells the attempt's end once there is proof of it, and that its time is up if that comes first. */
    public void watch(LiveAttempt attempt, Instant startedAt) {
        Duration limit = limitOf(attempt);
        Duration left = Duration.between(clock.instant(), startedAt.plus(limit));
        timeouts.put(
                attempt.id(),
                threads.later(left, () -> commands.tell(attempt.id(), new AttemptCommand.TimeOut(limit))));
        await(attempt);
    }

    /** Takes note that the attempt is being ended: its end is told once nothing of what it started is left. */
    public void condemn(AttemptId attempt) {
        condemned.add(attempt);
    }

    /**
     * Ends everything that the attempt has started; {@link #watch} tells when that is done.
     *
     * @param atOnce without asking first
     */
    public void end(LiveAttempt attempt, boolean atOnce) {
        Duration grace = atOnce ? Duration.ZERO : ring.settings().landing().agentStopGrace();
        runtime.stop(attempt.id(), grace).whenComplete((over, failure) -> {
            if (failure != null) {
                LOG.warnf(
                        "an attempt's processes could not be ended, trying again: attempt=%s reason=%s",
                        attempt.id(), failure.getMessage());
                threads.later(RETRY, () -> threads.watch(() -> end(attempt, atOnce)));
            }
        });
    }

    AttemptCommand exitOf(LiveAttempt attempt, ExitRecord exit) {
        return new AttemptCommand.RecordExit(
                exit.exitCode(),
                exit.endedAt(),
                projects.isProvable(attempt.assignment().task()),
                agents.hear(attempt));
    }

    AttemptCommand lossOf(LiveAttempt attempt, String proof) {
        return new AttemptCommand.RecordLoss(proof, clock.instant(), agents.hear(attempt));
    }

    private void await(LiveAttempt attempt) {
        runtime.onExit(attempt.id()).whenComplete((over, failure) -> {
            if (failure == null) {
                threads.watch(() -> tellEnd(attempt, over));
            } else {
                LOG.warnf(
                        "an attempt cannot be watched, trying again: attempt=%s reason=%s",
                        attempt.id(), failure.getMessage());
                threads.later(RETRY, () -> threads.watch(() -> await(attempt)));
            }
        });
    }

    private void tellEnd(LiveAttempt attempt, AttemptLiveness over) {
        Optional.ofNullable(timeouts.remove(attempt.id())).ifPresent(timeout -> timeout.cancel(false));
        if (condemned.contains(attempt.id()) && !isAllEnded(attempt)) {
            threads.later(RETRY, () -> threads.watch(() -> tellEnd(attempt, over)));
            return;
        }
        switch (over) {
            case AttemptLiveness.Exited(var exit, var startedAt) -> tellOver(attempt, exitOf(attempt, exit));
            case AttemptLiveness.Lost(String proof) -> tellOver(attempt, lossOf(attempt, proof));
            case AttemptLiveness.NeverStarted(String proof) -> tellOver(attempt, lossOf(attempt, proof));
            case AttemptLiveness.Running running -> await(attempt);
        }
    }

    private boolean isAllEnded(LiveAttempt attempt) {
        try {
            runtime.endLeftovers(attempt.id());
            return true;
        } catch (UncheckedIOException e) {
            LOG.warnf(
                    "what an attempt started could not be ended, trying again: attempt=%s reason=%s",
                    attempt.id(), e.getMessage());
            return false;
        }
    }

    private void tellOver(LiveAttempt attempt, AttemptCommand end) {
        condemned.remove(attempt.id());
        CompletableFuture<?> told = runtime.gauge().wasKilledForMemory(attempt.id())
                ? commands.tell(attempt.id(), outOfMemory(attempt), end)
                : commands.tell(attempt.id(), end);
        told.thenRun(() -> threads.watch(() -> runtime.release(attempt.id())));
    }

    private AttemptCommand outOfMemory(LiveAttempt attempt) {
        Breach breach = LimitPolicy.killedByKernel(workers.recall(attempt.ref().worker())
                .map(WorkerSettings::limits)
                .orElse(WorkerLimits.DEFAULT));
        return new AttemptCommand.EndUnwell(breach.failure(), breach.message());
    }

    private Duration limitOf(LiveAttempt attempt) {
        return workers.recall(attempt.ref().worker())
                .map(WorkerSettings::timeout)
                .orElse(WorkerRegistry.DEFAULT_TIMEOUT);
    }
}
