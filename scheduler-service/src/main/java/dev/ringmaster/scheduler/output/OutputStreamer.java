package dev.ringmaster.scheduler.output;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.messaging.ServiceEventEncoder;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.AttemptOutput;
import dev.ringmaster.scheduler.runtime.OutputPiece;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.OutputPositionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes output while it is written, one piece in flight for each attempt, so that a slow broker slows only this down. How far it
 * came is stored now and then; after a restart it goes on from there, which may repeat some, with the same offsets.
 */
@ApplicationScoped
public class OutputStreamer {

    private static final Logger LOG = Logger.getLogger(OutputStreamer.class);

    static final int PIECE_BYTES = 32 * 1024;

    /** An agent that ends sooner is published from once, at its end. */
    private static final Duration WATCHED_AFTER = Duration.ofMillis(40);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final OutputPositionRepository positions;
    private final AgentRuntime runtime;
    private final EventSender sender;
    private final ServiceEventEncoder encoder;
    private final WorkThreads threads;
    private final InstantSource clock = InstantSource.system();
    private final Map<AttemptId, OutputStream> streams = new ConcurrentHashMap<>();

    OutputStreamer(
            Ledger ledger,
            AttemptRepository attempts,
            OutputPositionRepository positions,
            AgentRuntime runtime,
            EventSender sender,
            ServiceEventEncoder encoder,
            WorkThreads threads) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.positions = positions;
        this.runtime = runtime;
        this.sender = sender;
        this.encoder = encoder;
        this.threads = threads;
    }

    /** Follows the output of an attempt that has just started. */
    public void follow(LiveAttempt attempt) {
        open(new OutputStream(attempt, Map.of()));
    }

    /** Goes on with an attempt that started before this process. */
    public void resume(LiveAttempt attempt) {
        open(new OutputStream(attempt, ledger.read(connection -> positions.find(connection, attempt.id()))));
    }

    /** Publishes what is left of an attempt whose output grows no more. */
    public void end(AttemptId attempt) {
        OutputStream stream = streams.get(attempt);
        if (stream != null) {
            stream.end();
            threads.watch(() -> publish(stream));
        }
    }

    /** Stores how far the streams have come, and tells progress; one ledger work for all of them, none when nothing changed. */
    public void store() {
        Instant now = clock.instant();
        List<Advance> advances = new ArrayList<>();
        for (OutputStream stream : streams.values()) {
            Advance advance = new Advance(
                    stream, stream.unstored(), stream.progressToTell(now.minus(PROGRESS_EVERY)), stream.isDrained());
            if (advance.isToBeStored()) {
                advances.add(advance);
            }
        }
        if (advances.isEmpty()) {
            return;
        }
        ledger.change(tx -> {
                    for (Advance advance : advances) {
                        store(tx, advance);
                    }
                    tx.afterCommit(() -> advances.forEach(advance -> stored(advance, now)));
                })
                .exceptionally(failure -> {
                    LOG.warnf("output positions could not be stored, trying again: %s", failure.getMessage());
                    return false;
                });
    }

    private void open(OutputStream stream) {
        streams.put(stream.attempt().id(), stream);
        threads.later(WATCHED_AFTER, () -> {
            if (!stream.hasEnded()) {
                threads.watch(() -> stream.watchedBy(
                        runtime.output().watch(stream.attempt().id(), () -> threads.watch(() -> publish(stream)))));
            }
        });
    }

    private void publish(OutputStream stream) {
        if (stream.begin()) {
            publishNext(stream);
        }
    }

    private void publishNext(OutputStream stream) {
        boolean ended;
        do {
            ended = stream.hasEnded();
            for (OutputSource source : OutputSource.values()) {
                OutputPiece piece = read(stream, source, ended);
                if (!piece.isEmpty()) {
                    send(stream, source, piece);
                    return;
                }
            }
        } while (!stream.mayStop(ended));
    }

    private OutputPiece read(OutputStream stream, OutputSource source, boolean ended) {
        AttemptOutput output = runtime.output();
        AttemptId attempt = stream.attempt().id();
        long from = stream.published(source);
        return ended
                ? output.readFinished(attempt, source, from, PIECE_BYTES)
                : output.read(attempt, source, from, PIECE_BYTES);
    }

    private void send(OutputStream stream, OutputSource source, OutputPiece piece) {
        Instant now = clock.instant();
        sent(envelope(stream.attempt(), source, piece, now)).whenComplete((done, failure) -> {
            if (failure == null) {
                stream.advance(source, piece.nextOffset(), now);
                threads.watch(() -> publishNext(stream));
            } else {
                LOG.debugf("output could not be published, trying again: %s", failure.getMessage());
                stream.pause();
                threads.later(RETRY, () -> threads.watch(() -> publish(stream)));
            }
        });
    }

    private CompletionStage<Void> sent(EventEnvelope envelope) {
        try {
            return sender.send(envelope);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The id names the very bytes: after a restart pieces may be cut elsewhere, and a longer one is not a repeat of a shorter. */
    private EventEnvelope envelope(LiveAttempt attempt, OutputSource source, OutputPiece piece, Instant now) {
        EventId id = EventId.derivedFrom(
                "output/" + attempt.id() + "/" + source.word() + "/" + piece.offset() + "/" + piece.length());
        OutputAppended event =
                new OutputAppended(attempt.ref(), source, piece.offset(), piece.length(), piece.text(), now);
        return new EventEnvelope(id, encoder.source(), Topic.OUTPUT, now, attempt.traceparent(), event);
    }

    private void store(LedgerTransaction tx, Advance advance) throws SQLException {
        LiveAttempt attempt = advance.stream().attempt();
        for (Map.Entry<OutputSource, Long> position : advance.positions().entrySet()) {
            positions.save(tx, attempt.id(), position.getKey(), position.getValue());
        }
        if (advance.progress() != null) {
            tx.continueTrace(attempt.traceparent());
            tx.publish(new AttemptEvent.AttemptProgressed(
                    attempt.ref(), advance.stream().published(OutputSource.AGENT), advance.progress()));
        }
        if (advance.drained()) {
            attempts.closeOutput(tx, attempt.id());
        }
    }

    private void stored(Advance advance, Instant now) {
        advance.stream().markStored(advance.positions());
        if (advance.progress() != null) {
            advance.stream().markProgressTold(now);
        }
        if (advance.drained()) {
            streams.remove(advance.stream().attempt().id());
        }
    }

    private record Advance(
            OutputStream stream,
            Map<OutputSource, Long> positions,
            @Nullable Instant progress,
            boolean drained) {

        boolean isToBeStored() {
            return drained || progress != null || !positions.isEmpty();
        }
    }
}
