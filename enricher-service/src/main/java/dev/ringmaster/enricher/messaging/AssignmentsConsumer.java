package dev.ringmaster.enricher.messaging;

import dev.ringmaster.enricher.intake.ProjectShelf;
import dev.ringmaster.enricher.intake.PromptWriter;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.AssignmentEvent.TaskRevoked;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.trace.TraceContext;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes assignments as they come and acknowledges each when the broker has its prompt. An assignment that waits for its project does not hold
 * up the next; the connector commits only up to the first one that is not acknowledged.
 */
@ApplicationScoped
public class AssignmentsConsumer {

    static final String CHANNEL = "assignments";

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);
    private static final Logger LOG = Logger.getLogger(AssignmentsConsumer.class);

    private final ProjectShelf shelf;
    private final PromptWriter writer;
    private final EventSender sender;
    private final EventCodec codec;

    AssignmentsConsumer(ProjectShelf shelf, PromptWriter writer, EventSender sender, RingSettings settings) {
        this.shelf = shelf;
        this.writer = writer;
        this.sender = sender;
        this.codec = settings.codec();
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> consume(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<String, byte[]> metadata =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        switch (codec.decode(metadata.getRecord())) {
            case Decoded.Known(var envelope)
            when envelope.data() instanceof TaskAssigned assigned -> answer(message, envelope, assigned);
            case Decoded.Known(var envelope)
            when envelope.data() instanceof TaskRevoked revoked -> {
                shelf.revoke(revoked.attempt());
                message.ack();
            }
            case Decoded.Unreadable(String reason) -> message.nack(new UnreadableRecordException(reason));
            case Decoded.Known _, Decoded.UnknownType _, Decoded.Tombstone _ -> message.ack();
        }
        return DONE;
    }

    private void answer(Message<byte[]> message, EventEnvelope envelope, TaskAssigned assigned) {
        String trace = TraceContext.childOf(envelope.traceparent()).traceparent();
        writer.write(assigned, trace)
                .thenCompose(prompt -> prompt.isPresent() ? sender.send(prompt.get()) : DONE)
                .whenComplete((sent, failure) -> {
                    if (failure == null) {
                        message.ack();
                    } else {
                        LOG.errorf(failure, "prompt not sent task=%s", assigned.taskId());
                        message.nack(failure);
                    }
                });
    }
}
