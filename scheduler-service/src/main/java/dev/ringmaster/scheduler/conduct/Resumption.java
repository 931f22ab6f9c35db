package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.scheduler.agent.AgentListener;
import dev.ringmaster.scheduler.attempt.AttemptPolicy;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.health.Admission;
import dev.ringmaster.scheduler.health.HealthMonitor;
import dev.ringmaster.scheduler.kept.WorkBooks;
import dev.ringmaster.scheduler.landing.ConflictForecast;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.AttemptRegister;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.output.OutputStreamer;
import dev.ringmaster.scheduler.reconcile.Moves;
import dev.ringmaster.scheduler.setup.AttemptSurroundings;
import dev.ringmaster.scheduler.setup.KeptCaches;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes everything up again that an earlier process left unfinished, before the first message; then keeps the slow clocks going. */
@ApplicationScoped
public class Resumption {

    private static final Logger LOG = Logger.getLogger(Resumption.class);
    private static final Duration TELL_CHANGES_EVERY = Duration.ofSeconds(1);
    private static final Duration CHECK_COMMANDS_EVERY = Duration.ofSeconds(10);
    private static final Duration LOOK_AHEAD_EVERY = Duration.ofSeconds(15);

    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final AttemptRegister register;
    private final AttemptCommands commands;
    private final ProjectCatalog projects;
    private final WorkerRegistry workers;
    private final OutputStreamer output;
    private final AgentListener agents;
    private final Conductor conductor;
    private final Reconciliation reconciliation;
    private final ConflictForecast forecast;
    private final WorkBooks books;
    private final AttemptSurroundings surroundings;
    private final KeptCaches caches;
    private final AttemptMetrics metrics;
    private final WorkThreads threads;
    private final HealthMonitor health;
    private final Admission admission;
    private volatile boolean done;

    Resumption(
            Ledger ledger,
            AttemptRepository attempts,
            AttemptRegister register,
            AttemptCommands commands,
            ProjectCatalog projects,
            WorkerRegistry workers,
            OutputStreamer output,
            AgentListener agents,
            Conductor conductor,
            Reconciliation reconciliation,
            ConflictForecast forecast,
            WorkBooks books,
            AttemptSurroundings surroundings,
            KeptCaches caches,
            AttemptMetrics metrics,
            WorkThreads threads,
            HealthMonitor health,
            Admission admission) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.register = register;
        this.commands = commands;
        this.projects = projects;
        this.workers = workers;
        this.output = output;
        this.agents = agents;
        this.conductor = conductor;
        this.reconciliation = reconciliation;
        this.forecast = forecast;
        this.books = books;
        this.surroundings = surroundings;
        this.caches = caches;
        this.metrics = metrics;
        this.threads = threads;
        this.health = health;
        this.admission = admission;
    }

    /** Whether everything has been taken up. */
    boolean isDone() {
        return done;
    }

    void start(@Observes @Priority(Ledger.STATE_LOADS_AT) StartupEvent event) {
        projects.load();
        workers.open();
        register.tell(conductor);
        List<StoredAttempt> unfinished = ledger.read(attempts::findUnfinished);
        ledger.read(attempts::findOutputOpen).forEach(this::goOnWithOutput);
        Set<AttemptId> live =
                unfinished.stream().map(stored -> stored.attempt().id()).collect(Collectors.toUnmodifiableSet());
        surroundings.keepOnly(live);
        caches.keepOnly(live);
        // Held lanes first: nothing may land beside a release that is being decided.
        unfinished.stream().filter(Resumption::isReleasing).forEach(this::takeUp);
        unfinished.stream().filter(stored -> !isReleasing(stored)).forEach(this::takeUp);
        if (!unfinished.isEmpty()) {
            LOG.infof("unfinished attempts taken up again: count=%d", unfinished.size());
        }
        threads.order(reconciliation::sweep);
        health.open();
        threads.order(books::open);
        threads.every(TELL_CHANGES_EVERY, this::tellChanges);
        threads.every(CHECK_COMMANDS_EVERY, workers::check);
        threads.every(LOOK_AHEAD_EVERY, () -> threads.tidy(forecast::lookAtRunning));
        done = true;
    }

    void stop(@Observes @Priority(WorkThreads.STOPS_AT - 1) ShutdownEvent event) {
        done = false;
        commands.stop();
        output.store();
    }

    private void tellChanges() {
        output.store();
        workers.makeRoom(worker -> admission.room(worker.limits().memoryEstimate()));
        workers.tellChanges();
    }

    private void takeUp(StoredAttempt stored) {
        Assignment assignment = stored.assignment();
        if (assignment == null) {
            throw new IllegalStateException(
                    "attempt " + stored.attempt().id() + " is unfinished without an assignment");
        }
        LiveAttempt attempt = new LiveAttempt(assignment, stored.traceparent());
        register.remember(attempt);
        if (stored.attempt().state() instanceof AttemptState.Running) {
            workers.started(attempt.ref().worker());
            metrics.adopted();
            agents.follow(attempt);
            health.adopt(attempt);
        }
        Moves.AttemptMove move = reconciliation.planUnfinished(stored);
        LOG.debugf("taken up: attempt=%s move=%s", attempt.id(), move);
        switch (move) {
            case NOTHING, WAIT, AWAIT_REVIEW, END_UNKNOWN, END_OVER -> {}
            case START,
                    SETTLE,
                    TAKE_CLAIM,
                    ADOPT,
                    END,
                    RECORD_EXIT,
                    RECORD_LOSS,
                    LOOK_AGAIN,
                    PROVE,
                    END_PROOF,
                    LAND,
                    AWAIT_MERGE,
                    AWAIT_RELEASE ->
                AttemptPolicy.resume(stored.attempt()).forEach(step -> conductor.take(attempt, step));
        }
    }

    private static boolean isReleasing(StoredAttempt stored) {
        return stored.attempt().state() instanceof AttemptState.Releasing;
    }

    private void goOnWithOutput(StoredAttempt stored) {
        Assignment assignment = stored.assignment();
        boolean hasOutput = !(stored.attempt().state() instanceof AttemptState.Waiting)
                && !(stored.attempt().state() instanceof AttemptState.Preparing);
        if (assignment != null && hasOutput) {
            output.resume(new LiveAttempt(assignment, stored.traceparent()));
            if (stored.attempt().isOver()) {
                output.end(stored.attempt().id());
            }
        }
    }
}
