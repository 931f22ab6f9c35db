package dev.ringmaster.scheduler.agent;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.report.Background;
import dev.ringmaster.agent.report.Ending;
import dev.ringmaster.agent.report.Testimony;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.Hearing;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.OutputTail;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Understands agents' output while they run: tells their session once it is known, and ends those that stay after they said that they
 * are through. After a restart each output is read again from its first byte.
 */
@ApplicationScoped
public class AgentListener {

    private static final Logger LOG = Logger.getLogger(AgentListener.class);

    /** An agent that ends sooner is read once, at its end. */
    private static final Duration WATCHED_AFTER = Duration.ofMillis(40);

    /** After which other attempts have their turn. */
    private static final int TURN_BYTES = 4 * 1024 * 1024;

    private static final int ERRORS_BYTES = 4000;

    private final RingSettings ring;
    private final Ledger ledger;
    private final AgentRuntime runtime;
    private final WorkerRegistry workers;
    private final AgentLaunches launches;
    private final OutputTail tail;
    private final AttemptCommands commands;
    private final WorkThreads threads;
    private final InstantSource clock = InstantSource.system();
    private final Set<AttemptId> followed = ConcurrentHashMap.newKeySet();
    private final Map<AttemptId, AgentReading> readings = new ConcurrentHashMap<>();

    AgentListener(
            RingSettings ring,
            Ledger ledger,
            AgentRuntime runtime,
            WorkerRegistry workers,
            AgentLaunches launches,
            OutputTail tail,
            AttemptCommands commands,
            WorkThreads threads) {
        this.ring = ring;
        this.ledger = ledger;
        this.runtime = runtime;
        this.workers = workers;
        this.launches = launches;
        this.tail = tail;
        this.commands = commands;
        this.threads = threads;
    }

    /** Follows an attempt whose agent runs, if its agent is of a kind that tells of itself. */
    public void follow(LiveAttempt attempt) {
        Optional<WorkerSettings> worker = workers.recall(attempt.ref().worker());
        if (worker.isEmpty() || !AgentLaunches.dialectOf(worker.get()).saysItsEnd()) {
            return;
        }
        followed.add(attempt.id());
        threads.later(WATCHED_AFTER, () -> threads.watch(() -> watch(attempt, worker.get())));
    }

    private void watch(LiveAttempt attempt, WorkerSettings worker) {
        // It may be over by now.
        if (followed.contains(attempt.id())) {
            AgentReading reading = readings.computeIfAbsent(attempt.id(), id -> reading(attempt, worker));
            reading.watchedBy(runtime.output()
                    .watch(attempt.id(), () -> threads.watch(() -> readOn(attempt, worker, reading))));
        }
    }

    /** What the attempt's agent said, all of it; to be asked for when nothing of it runs any more. */
    public Hearing hear(LiveAttempt attempt) {
        Instant at =
                runtime.output().lastWritten(attempt.id(), OutputSource.AGENT).orElseGet(clock::instant);
        Optional<WorkerSettings> worker = workers.recall(attempt.ref().worker());
        if (worker.isEmpty() || AgentLaunches.dialectOf(worker.get()).type() == AgentType.GENERIC) {
            String last = tail.of(attempt);
            return new Hearing(Testimony.ofWords(last), last, "", at, ZoneId.systemDefault());
        }
        Testimony testimony = readings.computeIfAbsent(attempt.id(), id -> reading(attempt, worker.get()))
                .finish();
        String errors = runtime.output().errors(attempt.id(), ERRORS_BYTES);
        return new Hearing(testimony, lastWords(attempt, testimony, errors), errors, at, ZoneId.systemDefault());
    }

    /** Lets go of an attempt that is over. */
    public void forget(AttemptId attempt) {
        followed.remove(attempt);
        readings.remove(attempt);
    }

    private AgentReading reading(LiveAttempt attempt, WorkerSettings worker) {
        Dialect dialect = AgentLaunches.dialectOf(worker);
        Resume resume = attempt.assignment().resume();
        Background background = new Background(
                ring.settings().prices(),
                AgentLaunches.modelOf(attempt.assignment(), worker),
                launches.sessionOf(attempt, worker),
                resume != null,
                resume == null ? null : usedBefore(resume, dialect));
        return new AgentReading(attempt.id(), runtime.output(), dialect, background);
    }

    private @Nullable TokenUsage usedBefore(Resume resume, Dialect dialect) {
        AgentReading earlier = new AgentReading(resume.earlier(), runtime.output(), dialect, Background.NONE);
        earlier.finish();
        return earlier.sessionTokens();
    }

    private void readOn(LiveAttempt attempt, WorkerSettings worker, AgentReading reading) {
        boolean more = reading.advance(TURN_BYTES);
        Testimony session = reading.sessionToTell();
        if (session != null) {
            tell(attempt, session);
        }
        int ending = reading.newEnding();
        if (ending > 0) {
            threads.later(worker.linger(), () -> endIfStill(attempt, reading, ending));
        }
        if (more) {
            threads.watch(() -> readOn(attempt, worker, reading));
        }
    }

    private void tell(LiveAttempt attempt, Testimony testimony) {
        EventId id = EventId.derivedFrom("attempt.reported/" + attempt.id() + "/session");
        ledger.change(tx -> {
                    tx.continueTrace(attempt.traceparent());
                    tx.publish(
                            new AttemptEvent.AttemptReported(attempt.ref(), testimony.report(), clock.instant()), id);
                })
                .exceptionally(failure -> {
                    // The end tells it too.
                    LOG.warnf(
                            "an agent's session could not be told: attempt=%s reason=%s",
                            attempt.id(), failure.getMessage());
                    return false;
                });
    }

    private void endIfStill(LiveAttempt attempt, AgentReading reading, int ending) {
        if (reading.isStillAt(ending)) {
            LOG.infof(
                    "agent stays after it said that it is through, ending it: task=%s attempt=%s",
                    attempt.ref().task(), attempt.id());
            commands.tell(attempt.id(), new AttemptCommand.EndLingering());
        }
    }

    /** Its own words, and its errors unless it said that it went well; its raw last lines where neither says anything. */
    private String lastWords(LiveAttempt attempt, Testimony testimony, String errors) {
        boolean wentWell = testimony.ending() instanceof Ending.Well;
        String words = wentWell || errors.isBlank() ? testimony.words() : testimony.words() + "\n" + errors;
        return words.isBlank() ? tail.of(attempt) : words.strip();
    }
}
