package dev.ringmaster.enricher.messaging;

import dev.ringmaster.enricher.intake.ProjectShelf;
import dev.ringmaster.model.event.ProjectEvent.ProjectUpdated;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the projects from the first record on at each start, since nothing is kept. */
@ApplicationScoped
public class ProjectsConsumer {

    static final String CHANNEL = "projects";

    private static final Logger LOG = Logger.getLogger(ProjectsConsumer.class);

    private final ProjectShelf shelf;
    private final EventCodec codec;

    ProjectsConsumer(ProjectShelf shelf, RingSettings settings) {
        this.shelf = shelf;
        this.codec = settings.codec();
    }

    @Incoming(CHANNEL)
    public CompletionStage<Void> consume(ConsumerRecord<String, byte[]> record) {
        switch (codec.decode(record)) {
            case Decoded.Known(var envelope)
            when envelope.data() instanceof ProjectUpdated updated -> {
                LOG.debugf(
                        "project=%s version=%d",
                        updated.projectId(), updated.project().version());
                shelf.put(updated.project());
            }
            case Decoded.Tombstone(Topic topic, String key) -> shelf.delete(new ProjectId(key));
            case Decoded.Unreadable(String reason) -> {
                return CompletableFuture.failedFuture(new UnreadableRecordException(reason));
            }
            case Decoded.Known other ->
                LOG.debugf("ignored event=%s", other.envelope().type().fact());
            case Decoded.UnknownType(String type) -> LOG.debugf("unknown type=%s", type);
        }
        return CompletableFuture.completedFuture(null);
    }
}
