package dev.ringmaster.runtime.messaging;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The one class that publishes. Records sent from one thread keep their order on each topic partition. */
@ApplicationScoped
public class EventSender {

    /** The outgoing channel, shared by all topics: the record names its own. */
    public static final String CHANNEL = "events-out";

    private final Emitter<ProducerRecord<String, byte[]>> emitter;
    private final EventCodec codec;

    EventSender(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<ProducerRecord<String, byte[]>> emitter,
            RingSettings settings) {
        this.emitter = emitter;
        this.codec = settings.codec();
    }

    /** Sends an event that is in no outbox; completes when the broker has acknowledged it. */
    public CompletionStage<Void> send(EventEnvelope envelope) {
        return send(codec.encode(envelope));
    }

    /** Sends a record; completes when the broker has acknowledged it, exceptionally when it will not. */
    public CompletionStage<Void> send(OutgoingRecord outgoing) {
        var record = new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.body());
        outgoing.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        emitter.send(Message.of(
                record,
                () -> {
                    acknowledged.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    acknowledged.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return acknowledged;
    }
}
